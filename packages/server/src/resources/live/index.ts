/**
 * Live: who has a page open (or `vedette listen` running) is told at once that something changed, and
 * reads it again by REST. To tell, within a transaction and after asking whether anybody watches:
 *
 *     const hint = organizationHint(organizationId, { topic: "issues", action: "changed", projectId, ids });
 *     if (storage.hints.isWatched(hint.audience)) wake(hint);
 *
 * Outside a transaction: `storage.hints.tell([hint])`. What is told goes to every process; where
 * nobody watches it costs nothing. `userHint` is for what is one person's alone.
 */
export { createLive, type Live, type LiveOptions } from "./create-live.ts";
export { type HintParts, organizationHint, userHint } from "./hint.ts";
