/** An issue of another tool that an app linked to one of ours. */
export interface ExternalIssue {
  id: number;
  issueId: number;
  /** The app's slug. */
  serviceType: string;
  /** Escaped for HTML, as the wire has it. */
  displayName: string;
  webUrl: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};

/** What an issue elsewhere is called here: `PROJECT#IDENTIFIER`, both escaped for HTML. */
export function toDisplayName(project: string, identifier: string): string {
  return `${escapeHtml(project)}#${escapeHtml(identifier)}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
