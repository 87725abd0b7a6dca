import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { apiTokensQuery } from "../api/api-tokens.ts";
import { account } from "./parents.ts";

// The person's own pages.

const accountIndex = createRoute({
  getParentRoute: () => account,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/account/tokens/" });
  },
});

const tokens = createRoute({
  getParentRoute: () => account,
  path: "/tokens",
  loader: ({ context: { queries } }) => queries.ensureQueryData(apiTokensQuery),
  component: lazyRouteComponent(() => import("../pages/account/tokens-page.tsx"), "TokensPage"),
});

export const accountPages = account.addChildren([accountIndex, tokens]);
