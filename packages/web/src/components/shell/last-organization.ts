const KEY = "vedette-organization";

/** The organization this browser looked at last, for pages that belong to none. */
export function lastOrganization(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Notes the organization being looked at. Storage may be refused; then nothing is noted. */
export function rememberOrganization(slug: string): void {
  try {
    localStorage.setItem(KEY, slug);
  } catch {
    return;
  }
}
