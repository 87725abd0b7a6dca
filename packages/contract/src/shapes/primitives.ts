import * as z from "zod";

/** An identifier: digits in a string, so that no client loses precision. */
export const id = z.string();

/** ISO-8601 in UTC, e.g. `2030-01-01T10:05:00.000000Z`. */
export const instant = z.string().meta({ format: "date-time" });

/** The URL name of an organization, project or team: `[a-z0-9_-]`, not purely a number. */
export const slug = z
  .string()
  .regex(
    /^(?!\d+$)[a-z0-9_-]+$/,
    "Enter a valid slug consisting of lowercase letters, numbers, underscores or hyphens. It cannot be entirely numeric.",
  );

/** Any JSON object, handed through as it is. */
export const jsonObject = z.record(z.string(), z.unknown());

/** One point of a chart: epoch seconds, amount. */
export const statPoint = z.tuple([z.int(), z.number()]);

export const avatar = z.object({
  avatarType: z.string(),
  avatarUuid: z.string().nullable(),
  avatarUrl: z.string().nullable().optional(),
});
