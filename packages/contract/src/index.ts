/** What crosses a wire: routes, shapes, refusals and webhooks as values, and what derives from them. */
import "./no-eval-in-browsers.ts";
import * as allRoutes from "./routes/index.ts";
import type { Route } from "./route.ts";

export * from "./route.ts";
export * from "./query.ts";
export * from "./page-size.ts";
export * from "./levels.ts";
export * from "./live-topics.ts";
export * from "./mail-kinds.ts";
export * from "./status-words.ts";
export * from "./scopes.ts";
export * from "./integration-features.ts";
export * from "./audit-events.ts";
export * from "./problems.ts";
export * from "./routes/index.ts";
export * from "./webhooks/index.ts";
export * from "./tell-delivery-story.ts";
export * from "./client.ts";
export * from "./api-error.ts";
export * from "./link-header.ts";
export * from "./openapi.ts";
export * from "./example-request.ts";
export * as shapes from "./shapes/index.ts";
export type * from "./shapes/index.ts";

/** All routes, ordered by their ids. */
export const routes: readonly Route[] = Object.values<Route>(allRoutes).toSorted((a, b) =>
  a.id < b.id ? -1 : 1,
);
