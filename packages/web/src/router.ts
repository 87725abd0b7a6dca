import type { QueryClient } from "@tanstack/react-query";
import { createRouter } from "@tanstack/react-router";
import { ErrorPage } from "./pages/error-page.tsx";
import { LoadingPage } from "./pages/loading-page.tsx";
import { NotFoundPage } from "./pages/not-found-page.tsx";
import { accountPages } from "./routes/account.ts";
import { adminPages } from "./routes/admin.ts";
import { alertPages } from "./routes/alerts.ts";
import { entryPages } from "./routes/entry.ts";
import { integrationPages } from "./routes/integrations.ts";
import { issuePages } from "./routes/issues.ts";
import { oauthPages } from "./routes/oauth.ts";
import { monitorPages } from "./routes/monitors.ts";
import { metricAlertPages } from "./routes/metric-alerts.ts";
import { organizationsPages } from "./routes/organizations.ts";
import { organization, root, signedIn } from "./routes/parents.ts";
import { projectPages } from "./routes/projects.ts";
import { releasePages } from "./routes/releases.ts";
import { settingsPages } from "./routes/settings.ts";
import { staffPages } from "./routes/staff.ts";
import { popupPage, statusPages } from "./routes/status.ts";
import { parseSearch, stringifySearch } from "./url/search-params.ts";

// The whole map of pages, a file of routes/ for each part. A page is a file under pages/, loaded
// when it is first visited; its route names its path, reads its address, and asks for what it shows
// before it is drawn.

const pages = root.addChildren([
  ...entryPages,
  ...oauthPages,
  signedIn.addChildren([
    organization.addChildren([
      ...issuePages,
      ...releasePages,
      ...monitorPages,
      ...alertPages,
      ...metricAlertPages,
      ...projectPages,
      ...statusPages,
      ...integrationPages,
      settingsPages,
    ]),
    ...organizationsPages,
    popupPage,
    accountPages,
    adminPages,
    ...staffPages,
  ]),
]);

/** Makes the router over the cache its pages read from. */
export function createPageRouter(queries: QueryClient) {
  return createRouter({
    routeTree: pages,
    context: { queries },
    trailingSlash: "always",
    parseSearch,
    stringifySearch,
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultPendingComponent: LoadingPage,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createPageRouter>;
  }
}
