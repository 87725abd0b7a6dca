import { ActionIcon, NativeSelect, Tooltip } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { EnvironmentSelect, ProjectSelect } from "../../components/scope-selects.tsx";
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
        <ProjectSelect
          organization={organization}
          value={search.project}
          onChange={(project) => change({ project })}
        />
        <EnvironmentSelect
          organization={organization}
          value={search.environment}
          onChange={(environment) => change({ environment })}
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
