import { Problem } from "@vedette/contract/problems";

/**
 * No name, slug or text needs a NUL character and PostgreSQL cannot store one, so a request that
 * holds one is refused at the door, on both engines, and no resource has to think of it.
 */
export function refuseNulInUrl(url: string): void {
  if (url.includes("%00")) throw nulProblem();
}

/** The same for a JSON body: `text` as sent, `value` as parsed. */
export function findNulProblem(text: string, value: unknown): Problem | undefined {
  return text.includes("\\u0000") && holdsNul(value) ? nulProblem() : undefined;
}

function nulProblem(): Problem {
  return new Problem("bad-request", { detail: "Null characters are not allowed." });
}

function holdsNul(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\u0000");
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, one]) => key.includes("\u0000") || holdsNul(one));
}
