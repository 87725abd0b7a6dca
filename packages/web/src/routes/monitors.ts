import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { monitorQuery } from "../api/monitors.ts";
import { parseMonitorsSearch } from "../pages/monitors/monitors-search.ts";
import { oneText } from "../url/search-params.ts";
import { optional, organization } from "./parents.ts";

// Monitors: the list, a new one, one of them with its check-ins.

const monitors = createRoute({
  getParentRoute: () => organization,
  path: "/monitors",
  validateSearch: parseMonitorsSearch,
  component: lazyRouteComponent(
    () => import("../pages/monitors/monitors-page.tsx"),
    "MonitorsPage",
  ),
});

const newMonitor = createRoute({
  getParentRoute: () => organization,
  path: "/new-monitor",
  component: lazyRouteComponent(
    () => import("../pages/monitors/new-monitor-page.tsx"),
    "NewMonitorPage",
  ),
});

const monitor = createRoute({
  getParentRoute: () => organization,
  path: "/monitors/$monitor",
  validateSearch: (raw): { cursor?: string } => optional("cursor", oneText(raw["cursor"])),
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(monitorQuery(params.organization, params.monitor)),
  component: lazyRouteComponent(() => import("../pages/monitors/monitor-page.tsx"), "MonitorPage"),
});

const editMonitor = createRoute({
  getParentRoute: () => organization,
  path: "/monitors/$monitor/edit",
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(monitorQuery(params.organization, params.monitor)),
  component: lazyRouteComponent(
    () => import("../pages/monitors/edit-monitor-page.tsx"),
    "EditMonitorPage",
  ),
});

export const monitorPages = [monitors, newMonitor, monitor, editMonitor] as const;
