import { BoundedCache } from "../../kit/index.ts";
import {
  type CompiledRules,
  compileRules,
  findEnabledRules,
  findRuleVersions,
} from "../../resources/alert-rules/index.ts";
import type { Tx } from "../../storage/index.ts";

const REMEMBERED_PROJECTS = 2000;

/** The compiled rules of projects, made anew when a version says that any process changed them. */
export class RuleCache {
  readonly #compiled = new BoundedCache<number, CompiledRules>({
    maxEntries: REMEMBERED_PROJECTS,
    ttlMs: Number.POSITIVE_INFINITY,
  });

  /** Of those of these projects that have any; one look when nothing has changed. */
  async find(
    tx: Tx,
    projectIds: readonly number[],
    now: number,
  ): Promise<ReadonlyMap<number, CompiledRules>> {
    const versions = await findRuleVersions(tx, projectIds);
    const found = new Map<number, CompiledRules>();
    for (const [projectId, version] of versions) {
      const known = this.#compiled.get(projectId, now);
      if (known?.version === version) {
        found.set(projectId, known);
        continue;
      }
      // Read after the version: at worst they are newer than it says, and are read once more.
      const compiled = compileRules(version, await findEnabledRules(tx, projectId));
      this.#compiled.set(projectId, compiled, now);
      found.set(projectId, compiled);
    }
    return found;
  }
}
