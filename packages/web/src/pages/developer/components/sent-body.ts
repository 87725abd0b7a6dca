/**
 * The request that a form makes when it is sent (docs/integrate/ui-components.md), with made up
 * facts around its fields.
 */
export function sentBody(
  kind: "issue" | "alert",
  uri: string,
  fields: Readonly<Record<string, string | number>>,
): string {
  const body =
    kind === "alert"
      ? {
          fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
          installationId: "…",
        }
      : {
          fields,
          issueId: 501,
          installationId: "…",
          webUrl: "…",
          project: { slug: "shop", id: 11 },
          actor: { type: "user", id: 7, name: "Ada" },
        };
  return `POST ${uri}\n\n${JSON.stringify(body, null, 2)}`;
}
