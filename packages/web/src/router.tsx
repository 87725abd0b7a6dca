import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { apiTokensQuery } from "./api/api-tokens.ts";
import { hasStatus } from "./api/errors.ts";
import { eventQuery } from "./api/events.ts";
import { issueListQuery, issueQuery, shortIdQuery } from "./api/issues.ts";
import { organizationQuery, organizationsQuery } from "./api/organizations.ts";
import { projectKeysQuery, projectQuery, projectsQuery } from "./api/projects.ts";
import { organizationAppsQuery, sentryAppQuery } from "./api/sentry-apps.ts";
import { meQuery } from "./api/session.ts";
import { setupQuery } from "./api/setup.ts";
import { chooseOrganization } from "./components/shell/last-organization.ts";
import { Shell } from "./components/shell/shell.tsx";
import { ErrorPage } from "./pages/error-page.tsx";
import { parseIssueSearch, toListQuery } from "./pages/issues/issue-search.ts";
import { LoadingPage } from "./pages/loading-page.tsx";
import { NoOrganizationPage } from "./pages/no-organization-page.tsx";
import { NotFoundPage } from "./pages/not-found-page.tsx";
import { oneText, parseSearch, stringifySearch } from "./url/search-params.ts";

// The whole map of pages. A page is a file under pages/, loaded when it is first visited; its
// route names its path, reads its address, and asks for what it shows before it is drawn.

const root = createRootRouteWithContext<{ queries: QueryClient }>()();

const first = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: async ({ context: { queries } }) => {
    await requireSession(queries, "/");
    const organizations = await queries.ensureQueryData(organizationsQuery);
    const organization = chooseOrganization(organizations)?.slug;
    if (organization !== undefined) {
      throw redirect({ to: "/organizations/$organization/issues/", params: { organization } });
    }
  },
  component: NoOrganizationPage,
});

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  validateSearch: (raw): { token?: string } => optional("token", oneText(raw["token"])),
  component: lazyRouteComponent(() => import("./pages/setup/setup-page.tsx"), "SetupPage"),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (raw): { next?: string } => optional("next", oneText(raw["next"])),
  beforeLoad: async ({ context: { queries } }) => {
    const state = await queries.fetchQuery(setupQuery).catch(() => undefined);
    if (state?.needed === true) throw redirect({ to: "/setup/" });
  },
  component: lazyRouteComponent(() => import("./pages/sign-in/sign-in-page.tsx"), "SignInPage"),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: ({ context: { queries }, location }) => requireSession(queries, location.href),
  component: Shell,
});

const organization = createRoute({
  getParentRoute: () => signedIn,
  path: "/organizations/$organization",
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(organizationQuery(params.organization)),
});

const organizationIndex = createRoute({
  getParentRoute: () => organization,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/organizations/$organization/issues/", params });
  },
});

const issues = createRoute({
  getParentRoute: () => organization,
  path: "/issues",
  validateSearch: parseIssueSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, params, deps }) => {
    void queries.prefetchQuery(issueListQuery(params.organization, toListQuery(deps)));
  },
  component: lazyRouteComponent(() => import("./pages/issues/issues-page.tsx"), "IssuesPage"),
});

const issuePage = lazyRouteComponent(() => import("./pages/issue/issue-page.tsx"), "IssuePage");

const issue = createRoute({
  getParentRoute: () => organization,
  path: "/issues/$issue",
  loader: async ({ context: { queries }, params }) => {
    const id = await toIssueId(queries, params);
    if (id !== params.issue) {
      const to = "/organizations/$organization/issues/$issue/";
      throw redirect({ to, params: { ...params, issue: id }, replace: true });
    }
    void queries.prefetchQuery(eventQuery(params.organization, id, "latest"));
    await queries.ensureQueryData(issueQuery(params.organization, id));
  },
  component: issuePage,
});

const event = createRoute({
  getParentRoute: () => organization,
  path: "/issues/$issue/events/$event",
  loader: async ({ context: { queries }, params }) => {
    const id = await toIssueId(queries, params);
    if (id !== params.issue) {
      const to = "/organizations/$organization/issues/$issue/events/$event/";
      throw redirect({ to, params: { ...params, issue: id }, replace: true });
    }
    void queries.prefetchQuery(eventQuery(params.organization, id, params.event));
    await queries.ensureQueryData(issueQuery(params.organization, id));
  },
  component: issuePage,
});

const projects = createRoute({
  getParentRoute: () => organization,
  path: "/projects",
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(projectsQuery(params.organization)),
  component: lazyRouteComponent(() => import("./pages/projects/projects-page.tsx"), "ProjectsPage"),
});

const newProject = createRoute({
  getParentRoute: () => organization,
  path: "/new-project",
  component: lazyRouteComponent(
    () => import("./pages/projects/new-project-page.tsx"),
    "NewProjectPage",
  ),
});

const project = createRoute({
  getParentRoute: () => organization,
  path: "/projects/$project",
  loader: ({ context: { queries }, params }) =>
    Promise.all([
      queries.ensureQueryData(projectQuery(params.organization, params.project)),
      queries.ensureQueryData(projectKeysQuery(params.organization, params.project)),
    ]),
  component: lazyRouteComponent(() => import("./pages/project/project-page.tsx"), "ProjectPage"),
});

const integrations = createRoute({
  getParentRoute: () => organization,
  path: "/settings/integrations",
  loader: ({ context: { queries }, params }) =>
    queries.ensureQueryData(organizationAppsQuery(params.organization)),
  component: lazyRouteComponent(
    () => import("./pages/settings/integrations-page.tsx"),
    "IntegrationsPage",
  ),
});

const newIntegration = createRoute({
  getParentRoute: () => organization,
  path: "/settings/new-integration",
  component: lazyRouteComponent(
    () => import("./pages/settings/new-integration-page.tsx"),
    "NewIntegrationPage",
  ),
});

const integration = createRoute({
  getParentRoute: () => organization,
  path: "/settings/integrations/$app",
  loader: ({ context: { queries }, params }) => queries.ensureQueryData(sentryAppQuery(params.app)),
  component: lazyRouteComponent(
    () => import("./pages/settings/integration-page.tsx"),
    "IntegrationPage",
  ),
});

const tokens = createRoute({
  getParentRoute: () => signedIn,
  path: "/account/tokens",
  loader: ({ context: { queries } }) => queries.ensureQueryData(apiTokensQuery),
  component: lazyRouteComponent(() => import("./pages/account/tokens-page.tsx"), "TokensPage"),
});

const pages = root.addChildren([
  first,
  setup,
  signIn,
  signedIn.addChildren([
    organization.addChildren([
      organizationIndex,
      issues,
      issue,
      event,
      projects,
      newProject,
      project,
      integrations,
      newIntegration,
      integration,
    ]),
    tokens,
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

/** Without a session, to the sign-in page and from there back. */
async function requireSession(queries: QueryClient, next: string): Promise<void> {
  try {
    await queries.ensureQueryData(meQuery);
  } catch (error) {
    if (!hasStatus(error, 401)) throw error;
    throw redirect({ to: "/sign-in/", search: next === "/" ? {} : { next } });
  }
}

/** An issue is addressed by its id or by the name people say, such as `SHOP-3`. */
async function toIssueId(
  queries: QueryClient,
  { organization, issue }: { organization: string; issue: string },
): Promise<string> {
  if (/^\d+$/.test(issue)) return issue;
  return queries.ensureQueryData(shortIdQuery(organization, issue));
}

function optional<Name extends string>(name: Name, value: string | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { [name in Name]?: string };
}
