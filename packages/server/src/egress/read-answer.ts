/** Repeated headers become one, joined by commas. */
export function joinHeaders(
  headers: Record<string, string | string[] | undefined>,
): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (typeof value === "string") joined[name] = value;
    else if (value !== undefined) joined[name] = value.join(", ");
  }
  return joined;
}

/** UTF-8 text of at most `cap` bytes, cut between characters. */
export function decodeCapped(chunks: readonly Buffer[], cap: number): string {
  const [first] = chunks;
  if (first === undefined) return "";
  const bytes = chunks.length === 1 ? first : Buffer.concat(chunks);
  if (bytes.length <= cap) return bytes.toString("utf8");
  let end = cap;
  // 10xxxxxx continues a character, so a cut before one would split it.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.toString("utf8", 0, end);
}
