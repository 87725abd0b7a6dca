/** Hoots: badges that say whether to trust something, out of what its sentries say. */
export {
  answerBadge,
  type BadgeAnswer,
  badgeFrameStyle,
  type BadgeForm,
} from "./badge/answer-badge.ts";
export { endOverrides } from "./end-overrides.ts";
export { type Contribution, type Hoot, worstOf } from "./model.ts";
export { settleHoots } from "./save-hoots.ts";
export { findEndedOverrides, findHoots, findHootsByUids } from "./store.ts";
export { purgeHoots } from "./store-followers.ts";
export type { Writing } from "./writing.ts";
