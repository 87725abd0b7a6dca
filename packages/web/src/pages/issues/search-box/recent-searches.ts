const KEPT = 8;

/** The searches this browser made in an organization, the last first. */
export function recentSearches(organization: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(organization)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

/** Keeps a search as the last one made. A browser that keeps nothing is no fault. */
export function noteSearch(organization: string, search: string): void {
  const others = recentSearches(organization).filter((one) => one !== search);
  try {
    const kept = JSON.stringify([search, ...others].slice(0, KEPT));
    localStorage.setItem(nameOf(organization), kept);
  } catch {
    // Storage may be full or forbidden; the search has been made all the same.
  }
}

function nameOf(organization: string): string {
  return `vedette.searches.${organization}`;
}
