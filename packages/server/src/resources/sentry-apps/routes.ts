import type { Implemented } from "../../routing/index.ts";
import type { Instance } from "../instance.ts";
import { authorizationRoutes } from "./authorizations/routes.ts";
import { avatarRoutes } from "./avatars/routes.ts";
import { installationRoutes } from "./installations/routes.ts";
import { publishingRoutes } from "./publishing/routes.ts";
import { appListRoutes } from "./routes-lists.ts";
import { appRoutes } from "./routes-apps.ts";
import { tokenRoutes } from "./tokens/routes.ts";
import { usageRoutes } from "./usage/routes.ts";

/** Integrations, their tokens, pictures and installations, what they were sent, and their publication. */
export function sentryAppRoutes(
  instance: Instance,
  /** Mail addresses of those who decide which integrations are published. */
  { reviewers }: { reviewers: readonly string[] },
): Implemented[] {
  return [
    ...appListRoutes(instance),
    ...appRoutes(instance, reviewers),
    ...tokenRoutes(instance),
    ...avatarRoutes(instance),
    ...publishingRoutes(instance, reviewers),
    ...usageRoutes(instance),
    ...installationRoutes(instance),
    ...authorizationRoutes(instance),
  ];
}
