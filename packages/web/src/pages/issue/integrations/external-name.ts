const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&#x27;", "'"],
  ["&#39;", "'"],
  ["&amp;", "&"],
]);

/** The name of another tool's issue as people know it: the wire has it escaped for HTML. */
export function externalName(displayName: string): string {
  return displayName.replaceAll(
    /&(?:lt|gt|quot|amp|#x27|#39);/g,
    (one) => CHARACTERS.get(one) ?? one,
  );
}
