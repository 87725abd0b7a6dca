/** A part of an `issue-media` component (docs/integrate/ui-components.md). */
export type MediaPiece =
  | { type: "header" | "markdown"; text: string }
  | { type: "image" | "video"; url: string; alt?: string };

/** Reads the parts of an `issue-media` component; what cannot be shown is left out. */
export function readPieces(raw: unknown): MediaPiece[] {
  return Array.isArray(raw) ? (raw as unknown[]).flatMap(readPiece) : [];
}

function readPiece(raw: unknown): MediaPiece[] {
  if (typeof raw !== "object" || raw === null) return [];
  const { type, text, url, alt } = raw as { [name: string]: unknown };
  if ((type === "header" || type === "markdown") && typeof text === "string") {
    return [{ type, text }];
  }
  if ((type === "image" || type === "video") && typeof url === "string") {
    return [{ type, url, ...(typeof alt === "string" && alt !== "" && { alt }) }];
  }
  return [];
}
