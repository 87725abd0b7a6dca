import * as z from "zod";
import { HOOT_STATES, SENTRY_STATES, USER_MESSAGE_LIMIT } from "../status-words.ts";
import { id, instant, jsonObject } from "./primitives.ts";

export const sentryState = z.enum(SENTRY_STATES);
export const hootState = z.enum(HOOT_STATES);

const hootReference = z.object({ uid: z.string(), name: z.string(), state: hootState });
const sentryReference = z.object({
  uid: z.string(),
  name: z.string(),
  state: sentryState.nullable(),
});

const followed = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("issues"),
    /** Slug. */
    project: z.string(),
    level: z.enum(["fatal", "error", "warning", "info", "debug"]),
    /** Only issues seen within so many minutes count. */
    minutes: z.int(),
    /** So many unresolved issues make it sad, or sick; null: never. */
    sadAt: z.int().nullable(),
    sickAt: z.int().nullable(),
  }),
  z.object({ type: z.literal("metric-alert"), alert: id }),
  z.object({
    type: z.literal("monitor"),
    project: z.string(),
    /** Slug; null: it is gone. */
    monitor: z.string().nullable(),
  }),
]);

/** A sentry as those who look after it see it. */
export const sentry = z
  .object({
    uid: z.string(),
    name: z.string(),
    description: z.string(),
    isEnabled: z.boolean(),
    /** Null: nothing has been said yet. */
    state: sentryState.nullable(),
    message: z.string(),
    stateSince: instant.nullable(),
    lastUpdate: instant.nullable(),
    latestRecordAt: instant.nullable(),
    /** As the last update that brought any wrote it. */
    meta: jsonObject,
    /** Without an update for so many hours it becomes sick; null: never. */
    timeoutHours: z.number().nullable(),
    timesOutAt: instant.nullable(),
    /** Where updates are sent. */
    apiUrl: z.string(),
    /** Its own token, without the value; null: it has none. */
    token: z.object({ lastCharacters: z.string(), dateCreated: instant }).nullable(),
    /** What Vedette watches for it; null: updates come from outside. */
    follows: followed.nullable(),
    hoots: z.array(hootReference),
    upstreams: z.array(sentryReference),
    dateCreated: instant,
  })
  .meta({ id: "Sentry" });

/** A sentry as its API address tells it, in the words an update is written with. */
export const sentryStatus = z
  .object({
    uid: z.string(),
    url: z.string(),
    name: z.string(),
    description: z.string(),
    enabled: z.boolean(),
    state: sentryState.nullable(),
    user_message: z.string(),
    latest_record_at: instant.nullable(),
    meta: jsonObject,
    updated_at: instant.nullable(),
    hoots: z.array(hootReference),
  })
  .meta({ id: "SentryStatus" });

const actionSetting = z.object({ name: z.string(), value: z.union([z.string(), z.number()]) });

/** A hoot as webhooks tell of it, in the same words. */
export const hootStatus = z
  .object({
    uid: z.string(),
    /** Its page. */
    url: z.string(),
    name: z.string(),
    state: hootState,
    user_message: z.string(),
    latest_record_at: instant.nullable(),
    /** A person said so, instead of the sentries. */
    overridden: z.boolean(),
    changed_at: instant,
    /** Somebody tries actions out: this hoot is made up. Not there otherwise. */
    is_test: z.literal(true).optional(),
    /** The action by which you are told; not there for those who subscribe. */
    actions: z
      .array(
        z.object({
          type: z.enum(["sentry_app", "webhook"]),
          sentry_app_id: z.int().nullable(),
          desc: z.string(),
          /** Of an integration's own form, as somebody filled it in. */
          settings: z.array(actionSetting).optional(),
        }),
      )
      .optional(),
  })
  .meta({ id: "HootStatus" });

const entryAuthor = z.object({
  type: z.enum(["user", "integration", "organization-token", "sentry-token", "system"]),
  id: z.string(),
  name: z.string(),
});

/** A line of a sentry's history. */
export const sentryEntry = z
  .object({
    id,
    kind: z.enum(["report", "timeout", "watch", "enabled", "disabled"]),
    state: sentryState.nullable(),
    message: z.string(),
    /** Null: private, and the reader may not see it. */
    note: z.string().nullable(),
    isPrivate: z.boolean(),
    meta: jsonObject,
    latestRecordAt: instant.nullable(),
    author: entryAuthor,
    dateCreated: instant,
  })
  .meta({ id: "SentryEntry" });

/** What is charted of a sentry over a period. */
export const sentryAnalytics = z
  .object({
    start: instant,
    end: instant,
    /** The states it was in, one after the other. */
    timeline: z.array(
      z.object({
        state: z.enum([...SENTRY_STATES, "unknown", "disabled"]),
        start: instant,
        end: instant,
      }),
    ),
    /** The part of the time in which it was known and enabled that it spent in each state; 0 to 1. */
    shares: z.object({ happy: z.number(), sad: z.number(), sick: z.number() }),
    /** How old the latest record was at each update that told of one. */
    lag: z.array(z.object({ at: instant, latestRecordAt: instant, lagSeconds: z.number() })),
    counts: z.array(
      z.object({
        item: z.string(),
        points: z.array(z.object({ at: instant, count: z.int() })),
      }),
    ),
  })
  .meta({ id: "SentryAnalytics" });

const faqEntry = z.object({
  question: z.string().trim().min(1).max(300),
  answer: z.string().trim().min(1).max(5000),
});

const hootAction = z.object({
  /** `sentry_app`, or `webhook`. */
  type: z.enum(["sentry_app", "webhook"]),
  /** The new states that it tells of. */
  states: z.array(sentryState),
  sentryAppId: z.int().nullable(),
  /** Of an integration whose own form was filled in, with its settings. */
  sentryAppInstallationUuid: z.string().optional(),
  settings: z.array(actionSetting).optional(),
  /** Of a webhook: its address, and its secret once, with the answer that made it. */
  url: z.string().optional(),
  webhookId: id.optional(),
  secret: z.string().optional(),
  desc: z.string(),
});

/** A hoot as those who look after it see it. */
export const hoot = z
  .object({
    uid: z.string(),
    name: z.string(),
    description: z.string(),
    /** Where what it stands for is; null: nowhere in particular. */
    link: z.string().nullable(),
    text: z.string(),
    faq: z.array(faqEntry),
    isEnabled: z.boolean(),
    state: hootState,
    message: z.string(),
    latestRecordAt: instant.nullable(),
    lastChange: instant,
    /** What a person says instead of the sentries; null: the sentries decide. */
    override: z
      .object({
        state: sentryState,
        message: z.string(),
        /** Null: until it is taken back. */
        until: instant.nullable(),
      })
      .nullable(),
    sentries: z.array(sentryReference),
    isFollowed: z.boolean(),
    /** What is told when its state changes. */
    actions: z.array(hootAction),
    /** What is wrong with actions, e.g. an integration that is no longer installed. */
    errors: z.array(z.object({ detail: z.string() })).optional(),
    badge: z.object({
      svg: z.object({ light: z.string(), dark: z.string(), flat: z.string() }),
      json: z.string(),
      /** For https://shields.io/badges/endpoint-badge. */
      shields: z.string(),
      iframe: z.string(),
      script: z.string(),
    }),
    /** The page that opens on a click on the badge. */
    popupUrl: z.string(),
    /** Ready to be copied into pages. */
    snippets: z.object({
      url: z.string(),
      html: z.string(),
      markdown: z.string(),
      iframe: z.string(),
      script: z.string(),
    }),
    dateCreated: instant,
  })
  .meta({ id: "Hoot" });

/** What members see when they open a badge. */
export const hootPopup = z
  .object({
    uid: z.string(),
    name: z.string(),
    description: z.string(),
    link: z.string().nullable(),
    text: z.string(),
    faq: z.array(faqEntry),
    state: hootState,
    message: z.string(),
    latestRecordAt: instant.nullable(),
    lastChange: instant,
    isOverridden: z.boolean(),
    isFollowed: z.boolean(),
    organization: z.object({ slug: z.string() }),
    sentries: z.array(
      z.object({
        uid: z.string(),
        name: z.string(),
        description: z.string(),
        state: sentryState.nullable(),
        message: z.string(),
        latestRecordAt: instant.nullable(),
        lastUpdate: instant.nullable(),
      }),
    ),
    /** Public notes of the connected sentries, the newest first. */
    notes: z.array(
      z.object({
        sentry: z.string(),
        state: sentryState.nullable(),
        note: z.string(),
        dateCreated: instant,
      }),
    ),
  })
  .meta({ id: "HootPopup" });

const uids = z.array(z.string().min(1).max(64)).max(100);
const threshold = z.int().min(1).max(1_000_000).nullable();

const followedWrite = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("issues"),
    /** Slug or id. */
    project: z.string().min(1).max(200),
    level: z.enum(["fatal", "error", "warning", "info", "debug"]).default("error"),
    minutes: z.int().min(1).max(10_080).default(60),
    sadAt: threshold.default(1),
    sickAt: threshold.default(10),
  }),
  z.object({ type: z.literal("metric-alert"), alert: z.string().regex(/^\d{1,15}$/) }),
  z.object({
    type: z.literal("monitor"),
    /** Slug or id. */
    project: z.string().min(1).max(200),
    /** Slug or id. */
    monitor: z.string().min(1).max(200),
  }),
]);

const name = z.string().trim().min(1).max(100);
const timeoutHours = z.number().min(0.01).max(8760).nullable();

const sentryFields = {
  description: z.string().max(2000).optional(),
  timeoutHours: timeoutHours.optional(),
  /** Uids of hoots. */
  hoots: uids.optional(),
  /** Uids of sentries. */
  upstreams: uids.optional(),
  follows: followedWrite.nullable().optional(),
};

export const sentryCreate = z.object({ name, ...sentryFields });
export const sentryUpdate = z.object({
  name: name.optional(),
  isEnabled: z.boolean().optional(),
  ...sentryFields,
});

const writtenActions = z
  .array(z.looseObject({ type: z.string().max(100) }))
  .max(50)
  .meta({ examples: [[{ type: "webhook", url: "https://acme.example/hook" }]] });

const hootFields = {
  description: z.string().max(2000).optional(),
  link: z
    .string()
    .max(2000)
    .regex(/^https?:\/\/\S+$/i, "Enter an address that begins with http:// or https://.")
    .nullable()
    .optional(),
  text: z.string().max(10_000).optional(),
  faq: z.array(faqEntry).max(50).optional(),
  /** Uids of sentries. */
  sentries: uids.optional(),
  /** Given whole; left out, they stay. */
  actions: writtenActions.optional(),
};

export const hootCreate = z.object({ name, ...hootFields });
export const hootUpdate = z.object({
  name: name.optional(),
  isEnabled: z.boolean().optional(),
  ...hootFields,
});

export const hootActionsTest = z.object({
  /** The hoot's name as receivers are told; "Test Hoot" when left out. */
  name: name.optional(),
  /** How the hoot is to feel; left out, each action is told of the worst of its own states. */
  state: sentryState.optional(),
  actions: writtenActions.min(1).meta({
    examples: [[{ type: "webhook", url: "https://acme.example/hook", webhookId: "1" }]],
  }),
});

export const hootOverride = z.object({
  state: sentryState,
  message: z
    .string()
    .refine((text) => Array.from(text).length <= USER_MESSAGE_LIMIT, {
      error: `Ensure this field has no more than ${USER_MESSAGE_LIMIT} characters.`,
    })
    .optional(),
  /** An instant; null: until it is taken back. */
  until: z.string().max(40).nullable().optional(),
});

export type SentryState = z.output<typeof sentryState>;
export type HootState = z.output<typeof hootState>;
export type Sentry = z.output<typeof sentry>;
export type SentryStatus = z.output<typeof sentryStatus>;
export type SentryEntry = z.output<typeof sentryEntry>;
export type SentryAnalytics = z.output<typeof sentryAnalytics>;
export type Hoot = z.output<typeof hoot>;
export type HootPopup = z.output<typeof hootPopup>;
export type SentryFollows = z.output<typeof followedWrite>;
