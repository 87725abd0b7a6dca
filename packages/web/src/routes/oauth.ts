import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { ConsentRequest } from "../api/oauth.ts";
import { oneText } from "../url/search-params.ts";
import { optional, requireSession, root } from "./parents.ts";

// Where applications send people, outside the shell: one question, two answers.

const authorize = createRoute({
  getParentRoute: () => root,
  path: "/oauth/authorize",
  validateSearch: (raw): ConsentRequest => ({
    ...optional("response_type", oneText(raw["response_type"])),
    ...optional("client_id", oneText(raw["client_id"])),
    ...optional("redirect_uri", oneText(raw["redirect_uri"])),
    ...optional("scope", oneText(raw["scope"])),
    ...optional("state", oneText(raw["state"])),
    ...optional("code_challenge", oneText(raw["code_challenge"])),
    ...optional("code_challenge_method", oneText(raw["code_challenge_method"])),
  }),
  beforeLoad: ({ context: { queries }, location }) => requireSession(queries, location.href),
  component: lazyRouteComponent(() => import("../pages/oauth/authorize-page.tsx"), "AuthorizePage"),
});

const device = createRoute({
  getParentRoute: () => root,
  path: "/oauth/device",
  validateSearch: (raw): { user_code?: string } => optional("user_code", oneText(raw["user_code"])),
  beforeLoad: ({ context: { queries }, location }) => requireSession(queries, location.href),
  component: lazyRouteComponent(() => import("../pages/oauth/device-page.tsx"), "DevicePage"),
});

export const oauthPages = [authorize, device] as const;
