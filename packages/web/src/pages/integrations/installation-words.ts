import type { DirectoryApp } from "@vedette/contract";

/** How an integration stands in the organization that looks at it. */
export function installationWords({ app, installation }: DirectoryApp): string {
  if (installation?.status === "pending") return "Waiting for the integration to say it is ready";
  if (installation?.status === "pending_deletion") return "Being uninstalled";
  if (installation !== null) return app.status === "internal" ? "Your own" : "Installed";
  return app.status === "published" ? "" : "Not published, yours to try";
}

/** The first paragraph of an overview, its headings aside, without the marks of Markdown. */
export function firstParagraph(overview: string | null): string {
  const paragraphs = (overview ?? "").trim().split(/\n\s*\n/);
  const paragraph = paragraphs.find((text) => !/^#[^\n]*$/.test(text)) ?? paragraphs[0] ?? "";
  return paragraph
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*_`#>]/g, "")
    .trim();
}
