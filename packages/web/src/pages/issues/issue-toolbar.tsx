import { ActionIcon, NativeSelect, Tooltip } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { environmentsQuery } from "../../api/environments.ts";
import { projectsQuery } from "../../api/projects.ts";
import { Icon } from "../../ui/icon.tsx";
import {
  DEFAULT_QUERY,
  type IssueSearch,
  parseIssueSearch,
  PERIODS,
  SORTS,
} from "./issue-search.ts";
import { SavedSearchesMenu } from "./saved-searches/saved-searches-menu.tsx";
import { SearchBox } from "./search-box/search-box.tsx";
import classes from "./issue-toolbar.module.css";

interface IssueToolbarProps {
  organization: string;
  search: IssueSearch;
  onHelp: () => void;
}

/** The search box, what is kept of searches, the filters and the order. All is in the address. */
export function IssueToolbar({ organization, search, onHelp }: IssueToolbarProps) {
  const { data: projects = [] } = useQuery(projectsQuery(organization));
  const { data: environments = [] } = useQuery(environmentsQuery(organization));
  const navigate = useNavigate({ from: "/organizations/$organization/issues" });

  function change(part: { [name in keyof IssueSearch]?: string | undefined }) {
    const { cursor: _, ...kept } = search;
    void navigate({ to: "./", search: parseIssueSearch({ ...kept, ...part }) });
  }

  return (
    <div className={classes["bar"]}>
      <div className={classes["line"]}>
        <SearchBox
          organization={organization}
          project={search.project}
          query={search.query ?? DEFAULT_QUERY}
          onSearch={(query) => change({ query })}
        />
        <SavedSearchesMenu organization={organization} search={search} />
        <Tooltip label="Keyboard shortcuts (?)">
          <ActionIcon
            className={classes["help"]}
            size={36}
            variant="default"
            aria-label="Keyboard shortcuts"
            onClick={onHelp}
          >
            <Icon name="keyboard" />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={classes["filters"]}>
        <NativeSelect
          size="xs"
          aria-label="Project"
          value={search.project ?? ""}
          onChange={(event) => change({ project: event.currentTarget.value })}
          data={[
            { value: "", label: "All projects" },
            ...projects.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
        />
        <NativeSelect
          size="xs"
          aria-label="Environment"
          value={search.environment ?? ""}
          onChange={(event) => change({ environment: event.currentTarget.value })}
          data={[
            { value: "", label: "All environments" },
            ...named(
              environments.map(({ name }) => name),
              search.environment,
            ),
          ]}
        />
        <NativeSelect
          size="xs"
          aria-label="Seen"
          value={search.statsPeriod ?? ""}
          onChange={(event) => change({ statsPeriod: event.currentTarget.value })}
          data={[{ value: "", label: "Any time" }, ...PERIODS]}
        />
        <NativeSelect
          className={classes["order"] ?? ""}
          size="xs"
          aria-label="Order by"
          value={search.sort ?? "date"}
          onChange={(event) => change({ sort: event.currentTarget.value })}
          data={[...SORTS]}
        />
      </div>
    </div>
  );
}

/** What the address names is a choice even while, or although, the API does not know it. */
function named(names: readonly string[], chosen: string | undefined): string[] {
  return chosen === undefined || names.includes(chosen) ? [...names] : [chosen, ...names];
}
