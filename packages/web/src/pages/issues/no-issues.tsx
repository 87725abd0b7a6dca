import { useQuery } from "@tanstack/react-query";
import { projectsQuery } from "../../api/projects.ts";
import { LinkButton } from "../../components/links.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import type { IssueSearch } from "./issue-search.ts";

/** Why the list is empty and what to do: no project, no event yet, or nothing that matches. */
export function NoIssues({ organization, search }: { organization: string; search: IssueSearch }) {
  const { data: projects } = useQuery(projectsQuery(organization));
  const waiting = projects?.find(({ firstEvent }) => firstEvent === null);
  if (projects?.length === 0) {
    return (
      <EmptyState
        icon="folder"
        title="Nothing to watch yet"
        action={
          <LinkButton to="/organizations/$organization/new-project/" params={{ organization }}>
            Create a project
          </LinkButton>
        }
      >
        Create a project for something that can break, and point a Sentry SDK at it.
      </EmptyState>
    );
  }
  if (waiting !== undefined && projects?.every(({ firstEvent }) => firstEvent === null)) {
    return (
      <EmptyState
        icon="inbox"
        title="No event has arrived yet"
        action={
          <LinkButton
            to="/organizations/$organization/projects/$project/"
            params={{ organization, project: waiting.slug }}
          >
            Set up {waiting.name}
          </LinkButton>
        }
      >
        Errors appear here the moment an SDK reports them.
      </EmptyState>
    );
  }
  const { query, project, environment, statsPeriod, cursor } = search;
  const isDefault = [query, project, environment, statsPeriod, cursor].every(
    (one) => one === undefined,
  );
  return (
    <EmptyState
      icon={isDefault ? "check" : "search"}
      title={isDefault ? "No unresolved issues" : "No issue matches this search"}
      action={
        <LinkButton
          to="/organizations/$organization/issues/"
          params={{ organization }}
          search={isDefault ? { query: "" } : {}}
          variant="default"
        >
          {isDefault ? "Show all issues" : "Show unresolved issues"}
        </LinkButton>
      }
    >
      {isDefault
        ? "Everything reported is resolved or ignored. New errors appear here by themselves."
        : "Take a word out of the search, choose another status, all projects or a longer time."}
    </EmptyState>
  );
}
