import { TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { formText } from "./form-text.ts";
import { Icon } from "./icon.tsx";

export interface SearchFieldProps {
  /** What it searches: read out, never shown. */
  label: string;
  placeholder: string;
  /** What is searched now. */
  value: string | undefined;
  maxLength?: number;
  className?: string | undefined;
  onSearch: (text: string) => void;
}

/** A field over a list: what is typed is searched when Enter is pressed. */
export function SearchField(props: SearchFieldProps) {
  const { label, placeholder, value = "", maxLength = 200, className, onSearch } = props;
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onSearch(formText(new FormData(event.currentTarget), "query"));
  }
  return (
    <form onSubmit={onSubmit} role="search" className={className}>
      <TextInput
        key={value}
        name="query"
        size="xs"
        aria-label={label}
        placeholder={placeholder}
        defaultValue={value}
        leftSection={<Icon name="search" size={14} />}
        autoComplete="off"
        spellCheck={false}
        maxLength={maxLength}
        enterKeyHint="search"
      />
    </form>
  );
}
