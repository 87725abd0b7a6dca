import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { oneText } from "../url/search-params.ts";
import { readStatus } from "../pages/staff/read-status.ts";
import { optional, signedIn } from "./parents.ts";

// What the staff of the instance decides.

const publishRequests = createRoute({
  getParentRoute: () => signedIn,
  path: "/staff/publish-requests",
  validateSearch: (raw): { status?: "approved" | "refused"; cursor?: string } => {
    const status = readStatus(oneText(raw["status"]));
    return { ...(status && { status }), ...optional("cursor", oneText(raw["cursor"])) };
  },
  component: lazyRouteComponent(
    () => import("../pages/staff/publish-requests-page.tsx"),
    "PublishRequestsPage",
  ),
});

export const staffPages = [publishRequests] as const;
