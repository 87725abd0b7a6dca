import { uuid4Hex } from "../../kit/index.ts";
import type { Tx } from "../../storage/index.ts";
import type { Sentry } from "./model.ts";
import { insertSentry } from "./store.ts";

/** Makes a sentry of which nothing has been said yet. A timeout counts from its making. */
export async function insertNewSentry(
  tx: Tx,
  input: Pick<Sentry, "organizationId" | "name"> &
    Partial<Pick<Sentry, "description" | "timeoutMs" | "follows">>,
  now: number,
): Promise<Sentry> {
  const { organizationId, name, description = "", timeoutMs = null, follows = null } = input;
  return await insertSentry(tx, {
    organizationId,
    uid: uuid4Hex(),
    name,
    description,
    isEnabled: true,
    state: null,
    reportedState: null,
    message: "",
    stateSinceAt: null,
    updatedAt: null,
    recordAt: null,
    ownRecordAt: null,
    meta: {},
    timeoutMs,
    timesOutAt: timeoutMs === null ? null : now + timeoutMs,
    follows,
    looksAt: follows === null ? null : now,
    token: null,
    createdAt: now,
  });
}
