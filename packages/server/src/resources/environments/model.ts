/** A place where a project runs: `production`, `staging` … */
export interface Environment {
  id: number;
  projectId: number;
  name: string;
  /** Kept out of lists; its events are shown like others. */
  isHidden: boolean;
}

/** Which environments a list shows. */
export type Visibility = "visible" | "hidden" | "all";

/** Engines order texts by the rules of a language; here the order is the same everywhere. Pure. */
export function inOrderOfName<T extends { name: string }>(environments: readonly T[]): T[] {
  return environments.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
