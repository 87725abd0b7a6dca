/** The address when it leads to a web page (`http`, `https`), else undefined. */
export function safeLink(url: string): string | undefined {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : undefined;
}
