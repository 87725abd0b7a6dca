/** The platforms a project can be for: those the set-up page has instructions for. */
export const PLATFORMS = [
  { value: "javascript", label: "JavaScript (browser)" },
  { value: "node", label: "Node.js" },
  { value: "python", label: "Python" },
  { value: "php", label: "PHP" },
  { value: "ruby", label: "Ruby" },
  { value: "go", label: "Go" },
  { value: "java", label: "Java" },
  { value: "csharp", label: ".NET" },
  { value: "other", label: "Something else (curl)" },
] as const;

export type PlatformName = (typeof PLATFORMS)[number]["value"];

/** Our platform for the name a project or event carries: `node-express` and `node` are `node`. */
export function toPlatform(name: string | null): PlatformName {
  const family = name?.split("-")[0] ?? "other";
  if (family === "dotnet") return "csharp";
  return PLATFORMS.find(({ value }) => value === family)?.value ?? "other";
}

/** A platform's name for people; unknown ones as they are, none as an empty text. */
export function platformLabel(name: string | null): string {
  if (name === null || name === "other") return "";
  const known = PLATFORMS.find(({ value }) => value === toPlatform(name));
  return known === undefined || known.value === "other" ? name : known.label;
}
