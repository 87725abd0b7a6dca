import * as z from "zod";
import { id } from "./primitives.ts";

/** What an environment may be called; `none` is how a filter says "without one". */
export const environmentName = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^[^\p{Cc}/]+$/u, "Environment names hold no line breaks and slashes.")
  .refine((name) => name.toLowerCase() !== "none", "This environment name is not allowed.");

/** An environment anywhere in an organization: equal names of its projects are one. */
export const environment = z.object({ id, name: z.string() }).meta({ id: "Environment" });

export const projectEnvironment = z
  .object({ ...environment.shape, isHidden: z.boolean() })
  .meta({ id: "ProjectEnvironment" });

export type Environment = z.output<typeof environment>;
export type ProjectEnvironment = z.output<typeof projectEnvironment>;
