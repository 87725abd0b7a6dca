import { ActionIcon, NativeSelect, TextInput, Tooltip } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { projectsQuery } from "../../api/projects.ts";
import { formText } from "../../ui/form-text.ts";
import { Icon } from "../../ui/icon.tsx";
import { DEFAULT_QUERY, parseIssueSearch, SORTS, type IssueSearch } from "./issue-search.ts";
import classes from "./issue-toolbar.module.css";

interface IssueToolbarProps {
  organization: string;
  search: IssueSearch;
  onHelp: () => void;
}

/** The search box, the project and the order. Each is kept in the address. */
export function IssueToolbar({ organization, search, onHelp }: IssueToolbarProps) {
  const { data: projects = [] } = useQuery(projectsQuery(organization));
  const navigate = useNavigate({ from: "/organizations/$organization/issues" });
  const query = search.query ?? DEFAULT_QUERY;

  function change(part: { [name in keyof IssueSearch]?: string | undefined }) {
    const { cursor: _, ...kept } = search;
    void navigate({ to: "./", search: parseIssueSearch({ ...kept, ...part }) });
  }
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    change({ query: formText(new FormData(event.currentTarget), "query") });
  }

  return (
    <div className={classes["bar"]}>
      <form onSubmit={onSubmit} role="search" className={classes["search"]}>
        <TextInput
          key={query}
          name="query"
          size="sm"
          aria-label="Search issues"
          placeholder="Words of the title, is:assigned, level:fatal …"
          defaultValue={query}
          leftSection={<Icon name="search" />}
          autoComplete="off"
          spellCheck={false}
          maxLength={4096}
          data-issue-search
          enterKeyHint="search"
        />
      </form>
      <NativeSelect
        size="sm"
        aria-label="Project"
        value={search.project ?? ""}
        onChange={(event) => change({ project: event.currentTarget.value })}
        data={[
          { value: "", label: "All projects" },
          ...projects.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
      />
      <NativeSelect
        size="sm"
        aria-label="Order by"
        value={search.sort ?? "date"}
        onChange={(event) => change({ sort: event.currentTarget.value })}
        data={[...SORTS]}
      />
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
  );
}
