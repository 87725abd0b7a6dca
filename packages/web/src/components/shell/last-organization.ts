const KEY = "vedette-organization";

/**
 * The organization for pages that belong to none: the one this browser looked at last if it is
 * among those given, else the first.
 */
export function chooseOrganization<O extends { slug: string }>(
  organizations: readonly O[],
): O | undefined {
  const last = lastOrganization();
  return organizations.find(({ slug }) => slug === last) ?? organizations[0];
}

/** Notes the organization being looked at. Storage may be refused; then nothing is noted. */
export function rememberOrganization(slug: string): void {
  try {
    localStorage.setItem(KEY, slug);
  } catch {
    return;
  }
}

function lastOrganization(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
