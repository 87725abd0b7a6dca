import * as z from "zod";
import { instant, jsonObject } from "./primitives.ts";

/** At most `count` events in `window` seconds. */
export const rateLimit = z.object({
  count: z.int().min(0),
  window: z.int().min(0).max(86_400),
});

/** A client key: `id` and `public` are the same 32 hex characters. */
export const projectKey = z
  .object({
    id: z.string(),
    name: z.string(),
    label: z.string(),
    public: z.string(),
    secret: z.string(),
    projectId: z.int(),
    isActive: z.boolean(),
    rateLimit: rateLimit.nullable(),
    dsn: z.object({
      secret: z.string(),
      public: z.string(),
      csp: z.string(),
      security: z.string(),
      minidump: z.string(),
      unreal: z.string(),
      nel: z.string(),
      crons: z.string(),
      cdn: z.string(),
    }),
    browserSdkVersion: z.string(),
    browserSdk: z.object({ choices: z.array(z.tuple([z.string(), z.string()])) }),
    dateCreated: instant,
    dynamicSdkLoaderOptions: jsonObject,
  })
  .meta({ id: "ProjectKey" });

export type ProjectKey = z.output<typeof projectKey>;
