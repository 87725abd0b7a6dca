/** Writes docs/integrate/webhook-events.md from the contract: `node scripts/webhook-page.ts`. */
import { writeFileSync } from "node:fs";
import { webhookCatalogue } from "../packages/contract/src/index.ts";

type Kind = ReturnType<typeof webhookCatalogue>[number];

export const PAGE = new URL("../docs/integrate/webhook-events.md", import.meta.url);

/** The page as it should be. */
export function toWebhookPage(): string {
  const kinds = webhookCatalogue();
  const resources = Map.groupBy(kinds, ({ resource }) => resource);
  const parts = [
    "# Every webhook",
    "<!-- Written by scripts/webhook-page.ts; change the contract instead. -->",
    "The body of each is `action`, `installation`, `data`, `actor`; how it is sent and signed is in [webhooks.md](webhooks.md).",
    table(
      ["event", "told when", "subscription", "needs scope"],
      kinds.map((kind) => [
        `[\`${kind.event}\`](#${anchor(kind.event)})`,
        kind.summary,
        kind.subscription ?? "none",
        kind.neededScope ?? "",
      ]),
    ),
    ...Array.from(resources, ([resource, ofResource]) => toSection(resource, ofResource)),
  ];
  return `${parts.join("\n\n")}\n`;
}

function toSection(resource: string, kinds: readonly Kind[]): string {
  return [
    `## ${resource}`,
    ...kinds.map(toEvent),
    `### Fields of ${resource} webhooks`,
    "Below `data`; `[]` follows what is a list.",
    table(["field", "type", "always there"], fieldsOf(kinds)),
  ].join("\n\n");
}

function toEvent({ event, summary, when, sample }: Kind): string {
  return [
    `### ${event}`,
    `${summary}.${when === null ? "" : ` ${when}`}`,
    `<details><summary>A sample</summary>\n\n\`\`\`json\n${JSON.stringify(sample, null, 2)}\n\`\`\`\n\n</details>`,
  ].join("\n\n");
}

/** The fields of all its events; those that only some have say which. */
function fieldsOf(kinds: readonly Kind[]): string[][] {
  const fields = new Map<string, { row: string[]; events: string[] }>();
  for (const { event, fields: own } of kinds) {
    for (const { path, type, isOptional } of own) {
      const row = [`\`${path}\``, type.replaceAll('"', "`"), isOptional ? "no" : "yes"];
      const known = fields.get(path) ?? { row, events: [] };
      known.events.push(event);
      fields.set(path, known);
    }
  }
  return Array.from(fields.values(), ({ row, events }) =>
    events.length === kinds.length
      ? row
      : [...row.slice(0, 2), `${row[2]}, in ${events.join(", ")}`],
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** How Markdown pages name a heading in an address. */
function anchor(heading: string): string {
  return heading.replaceAll(".", "");
}

if (import.meta.main) writeFileSync(PAGE, toWebhookPage());
