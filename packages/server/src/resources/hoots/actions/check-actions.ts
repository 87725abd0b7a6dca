import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../../storage/index.ts";
import { isSameIntegration, type WrittenWebhookTarget } from "../../alert-targets/index.ts";
import { type AppClient, checkIntegration } from "../../component-requests/index.ts";
import type { HootAction } from "./model.ts";
import { readAction, type WrittenAction } from "./read-actions.ts";

/** An action that may be saved; a webhook is still to be kept. */
export interface CheckedAction extends Pick<HootAction, "states"> {
  does: Extract<HootAction["does"], { kind: "integration" }> | WrittenWebhookTarget;
}

/**
 * Reads and checks the actions that a hoot is about to have; integrations that it had before, with
 * the same settings, are not asked again. Refuses with a sentence for each that cannot be. Waits for
 * integrations, so it must not be called in a transaction.
 */
export async function checkActions(
  db: Db,
  apps: AppClient,
  organizationId: number,
  written: readonly Readonly<Record<string, unknown>>[],
  before: readonly HootAction[],
): Promise<CheckedAction[]> {
  const problems: string[] = [];
  const checked: CheckedAction[] = [];
  const read = written.flatMap((fields) => {
    const action = readAction(fields);
    if (typeof action !== "string") return [action];
    problems.push(action);
    return [];
  });
  // Nobody is asked about what is refused anyway.
  if (problems.length > 0) throw Problem.fields({ actions: problems });
  for (const { states, does: target } of read) {
    const does =
      target.kind === "webhook"
        ? target
        : (findKept(before, target) ?? (await checkIntegration(db, apps, organizationId, target)));
    if (typeof does === "string") problems.push(does);
    else checked.push({ states, does });
  }
  if (problems.length > 0) throw Problem.fields({ actions: problems });
  return checked;
}

function findKept(
  before: readonly HootAction[],
  written: Extract<WrittenAction["does"], { kind: "integration" }>,
) {
  const targets = before.flatMap(({ does }) => (does.kind === "integration" ? [does] : []));
  return targets.find((target) => isSameIntegration(target, written));
}
