/** The states of a sentry, from the best to the worst. */
export const SENTRY_STATES = ["happy", "sad", "sick"] as const;

/** What a badge can say: `neutral` while no sentry has said anything, `disabled` when switched off. */
export const HOOT_STATES = [...SENTRY_STATES, "neutral", "disabled"] as const;

/** The longest message of a badge, Unicode code points. */
export const USER_MESSAGE_LIMIT = 80;
