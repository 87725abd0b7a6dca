import { NativeSelect } from "@mantine/core";
import { EnvironmentSelect } from "../../../components/scope-selects.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
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
  return (
    <div className={classes["toolbar"]}>
      <SearchField
        label="Find an event by its ID"
        placeholder="Event ID"
        value={search.query}
        maxLength={64}
        className={classes["search"]}
        onSearch={(query) => onChange({ query })}
      />
      <EnvironmentSelect
        organization={organization}
        value={search.environment}
        onChange={(environment) => onChange({ environment })}
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
