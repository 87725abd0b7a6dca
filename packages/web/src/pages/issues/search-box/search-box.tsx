import { type FormEvent, useState } from "react";
import { Icon } from "../../../ui/icon.tsx";
import { QueryInput } from "./query-input.tsx";
import { noteSearch } from "./recent-searches.ts";
import classes from "./search-box.module.css";

interface SearchBoxProps {
  organization: string;
  project: string | undefined;
  /** The search that is shown. */
  query: string;
  onSearch: (query: string) => void;
}

/** The search of the list of issues, made when it is sent. */
export function SearchBox({ organization, project, query, onSearch }: SearchBoxProps) {
  const [text, setText] = useState(query);
  const [shownQuery, setShownQuery] = useState(query);
  if (shownQuery !== query) {
    setShownQuery(query);
    setText(query);
  }

  function search(wanted: string) {
    const trimmed = wanted.trim();
    if (trimmed !== "") noteSearch(organization, trimmed);
    setText(trimmed);
    onSearch(trimmed);
  }
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    search(text);
  }

  return (
    <form onSubmit={onSubmit} role="search" className={classes["search"]}>
      <QueryInput
        organization={organization}
        project={project}
        text={text}
        onText={setText}
        onRecent={search}
        onClear={() => search("")}
        size="sm"
        aria-label="Search issues"
        placeholder="Words of the title, is:assigned, level:fatal …"
        leftSection={<Icon name="search" />}
        maxLength={4096}
        data-issue-search
        enterKeyHint="search"
      />
    </form>
  );
}
