import * as z from "zod";
import { jsonObject } from "./primitives.ts";
import { sentryApp } from "./sentry-app.ts";

export const UI_COMPONENT_TYPES = [
  "issue-link",
  "alert-rule-action",
  "issue-media",
  "stacktrace-link",
] as const;

/** One element of an app's schema (docs/integrate/ui-components.md). */
export const uiComponent = z
  .object({
    /** New with every save of the schema. */
    uuid: z.string(),
    type: z.enum(UI_COMPONENT_TYPES),
    /** As its builder wrote it; prepared ones with choices and whole addresses. */
    schema: jsonObject,
    /** Why it cannot be shown; empty when it can. */
    error: z.string(),
    sentryApp: sentryApp.pick({ uuid: true, slug: true, name: true, avatars: true }),
  })
  .meta({ id: "UiComponent" });

const option = z.union([z.string(), z.number()]);

/** What a select offers: the value and what people see for it. */
export const selectChoices = z
  .object({
    choices: z.array(z.tuple([option, option])),
    defaultValue: option.optional(),
  })
  .meta({ id: "SelectChoices" });

/** What saving a schema would say. */
export const checkedSchema = z
  .object({
    /** Why it cannot be; null when it can. */
    message: z.string().nullable(),
    /** The components it would make. */
    types: z.array(z.enum(UI_COMPONENT_TYPES)),
  })
  .meta({ id: "CheckedSchema" });

export type UiComponent = z.output<typeof uiComponent>;
export type UiComponentType = UiComponent["type"];
export type SelectChoices = z.output<typeof selectChoices>;
