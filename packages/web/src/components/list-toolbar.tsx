import type { ReactNode } from "react";
import { SearchField, type SearchFieldProps } from "../ui/search-field.tsx";
import { EnvironmentSelect, ProjectSelect } from "./scope-selects.tsx";
import classes from "./list-toolbar.module.css";

const SCOPES = { project: ProjectSelect, environment: EnvironmentSelect };

type Scope = keyof typeof SCOPES;

interface ListToolbarProps extends Pick<SearchFieldProps, "label" | "placeholder" | "maxLength"> {
  organization: string;
  /** What narrows the list now, as the address says it. */
  search: { [name in Scope | "query"]?: string };
  /** By what it can be narrowed, apart from the text. */
  scopes: readonly Scope[];
  /** Takes what is to be another; an empty text narrows nothing. */
  onChange: (part: { [name in Scope | "query"]?: string }) => void;
  /** What else narrows the list. */
  children?: ReactNode;
}

/** Stands over a list and narrows it. */
export function ListToolbar(props: ListToolbarProps) {
  const { organization, search, scopes, onChange, children, ...field } = props;
  return (
    <div className={classes["toolbar"]}>
      <SearchField
        {...field}
        value={search.query}
        className={classes["search"]}
        onSearch={(query) => onChange({ query })}
      />
      {scopes.map((scope) => {
        const ScopeSelect = SCOPES[scope];
        return (
          <ScopeSelect
            key={scope}
            organization={organization}
            value={search[scope]}
            onChange={(value) => onChange({ [scope]: value })}
          />
        );
      })}
      {children}
    </div>
  );
}
