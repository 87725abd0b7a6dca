import type { QueryClient } from "@tanstack/react-query";
import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { eventQuery } from "../api/events.ts";
import { issueListQuery, issueQuery, shortIdQuery } from "../api/issues.ts";
import { parseIssueSearch, toListQuery } from "../pages/issues/issue-search.ts";
import { parseEventsSearch } from "../pages/issue/tabs/events-search.ts";
import { oneText } from "../url/search-params.ts";
import { optional, organization } from "./parents.ts";

// Issues: the list, one of them, one of its events.

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
  component: lazyRouteComponent(() => import("../pages/issues/issues-page.tsx"), "IssuesPage"),
});

const issuePage = lazyRouteComponent(() => import("../pages/issue/issue-page.tsx"), "IssuePage");

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

const events = createRoute({
  getParentRoute: () => organization,
  path: "/issues/$issue/events",
  validateSearch: parseEventsSearch,
  loader: ({ context: { queries }, params }) => loadIssue(queries, params),
  component: lazyRouteComponent(() => import("../pages/issue/tabs/events-page.tsx"), "EventsPage"),
});

const tags = createRoute({
  getParentRoute: () => organization,
  path: "/issues/$issue/tags",
  loader: ({ context: { queries }, params }) => loadIssue(queries, params),
  component: lazyRouteComponent(() => import("../pages/issue/tabs/tags-page.tsx"), "TagsPage"),
});

const feedback = createRoute({
  getParentRoute: () => organization,
  path: "/issues/$issue/feedback",
  validateSearch: (raw): { cursor?: string } => optional("cursor", oneText(raw["cursor"])),
  loader: ({ context: { queries }, params }) => loadIssue(queries, params),
  component: lazyRouteComponent(
    () => import("../pages/issue/tabs/feedback-page.tsx"),
    "FeedbackPage",
  ),
});

const merged = createRoute({
  getParentRoute: () => organization,
  path: "/issues/$issue/merged",
  validateSearch: (raw): { cursor?: string } => optional("cursor", oneText(raw["cursor"])),
  loader: ({ context: { queries }, params }) => loadIssue(queries, params),
  component: lazyRouteComponent(() => import("../pages/issue/tabs/merged-page.tsx"), "MergedPage"),
});

export const issuePages = [
  organizationIndex,
  issues,
  issue,
  events,
  event,
  tags,
  feedback,
  merged,
] as const;

async function loadIssue(
  queries: QueryClient,
  { organization, issue }: { organization: string; issue: string },
): Promise<void> {
  await queries.ensureQueryData(issueQuery(organization, issue));
}

/** An issue is addressed by its id or by the name people say, such as `SHOP-3`. */
async function toIssueId(
  queries: QueryClient,
  { organization, issue }: { organization: string; issue: string },
): Promise<string> {
  if (/^\d+$/.test(issue)) return issue;
  return queries.ensureQueryData(shortIdQuery(organization, issue));
}
