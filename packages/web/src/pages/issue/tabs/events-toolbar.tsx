import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { environmentsQuery } from "../../../api/environments.ts";
import { formText } from "../../../ui/form-text.ts";
import { Icon } from "../../../ui/icon.tsx";
import { PERIODS } from "../../issues/issue-search.ts";
import type { EventsSearch } from "./events-search.ts";
import classes from "./tabs.module.css";

interface EventsToolbarProps {
  organization: string;
  search: EventsSearch;
  onChange: (part: { [name in keyof EventsSearch]?: string }) => void;
}

/** Finds one event by its id, or those of an environment and a time. */
export function EventsToolbar({ organization, search, onChange }: EventsToolbarProps) {
  const { data: environments = [] } = useQuery(environmentsQuery(organization));
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onChange({ query: formText(new FormData(event.currentTarget), "query") });
  }
  return (
    <div className={classes["toolbar"]}>
      <form onSubmit={onSubmit} role="search" className={classes["search"]}>
        <TextInput
          key={search.query}
          name="query"
          size="xs"
          aria-label="Find an event by its ID"
          placeholder="Event ID"
          defaultValue={search.query ?? ""}
          leftSection={<Icon name="search" size={14} />}
          autoComplete="off"
          spellCheck={false}
          maxLength={64}
          enterKeyHint="search"
        />
      </form>
      <NativeSelect
        size="xs"
        aria-label="Environment"
        value={search.environment ?? ""}
        onChange={(event) => onChange({ environment: event.currentTarget.value })}
        data={[{ value: "", label: "All environments" }, ...environments.map(({ name }) => name)]}
      />
      <NativeSelect
        size="xs"
        aria-label="Time"
        value={search.statsPeriod ?? ""}
        onChange={(event) => onChange({ statsPeriod: event.currentTarget.value })}
        data={[{ value: "", label: "Any time" }, ...PERIODS]}
      />
    </div>
  );
}
