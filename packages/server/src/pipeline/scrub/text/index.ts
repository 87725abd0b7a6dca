/** Finds secrets by their form: cards, account numbers, keys, addresses. Knows nothing of events. */
export { findSecrets, type Look, type Looks, toLooks } from "./find-secrets.ts";
