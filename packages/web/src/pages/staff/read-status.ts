/** Which requests an address asks for; those that wait are asked for by nothing. */
export function readStatus(text: string | undefined): "approved" | "refused" | undefined {
  return text === "approved" || text === "refused" ? text : undefined;
}
