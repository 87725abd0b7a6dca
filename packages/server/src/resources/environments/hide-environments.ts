import { Problem } from "@vedette/contract/problems";
import type { Instance } from "../instance.ts";
import { type Environment, inOrderOfName } from "./model.ts";
import { setHidden } from "./store.ts";

/**
 * Hides environments of a project from lists, or shows them again; gives them in order of their
 * names. Refuses names the project does not report from, and then changes nothing.
 */
export async function hideEnvironments(
  instance: Instance,
  projectId: number,
  names: readonly string[],
  isHidden: boolean,
): Promise<Environment[]> {
  return await instance.storage.transaction(async (tx) => {
    const changed = await setHidden(tx, projectId, names, isHidden);
    const known = new Set(changed.map(({ name }) => name));
    const unknown = names.filter((name) => !known.has(name));
    if (unknown.length > 0) {
      const sentences = unknown.map((name) => `There is no environment "${name}" here.`);
      throw Problem.fields({ environmentNames: sentences });
    }
    return inOrderOfName(changed);
  });
}
