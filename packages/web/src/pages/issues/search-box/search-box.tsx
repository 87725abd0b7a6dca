import { CloseButton, Combobox, TextInput, useCombobox } from "@mantine/core";
import { type FormEvent, useRef, useState } from "react";
import { Icon } from "../../../ui/icon.tsx";
import { noteSearch } from "./recent-searches.ts";
import { placeAt, withSuggestion } from "./search-place.ts";
import { useSuggestions } from "./use-suggestions.ts";
import classes from "./search-box.module.css";

interface SearchBoxProps {
  organization: string;
  project: string | undefined;
  /** The search that is shown. */
  query: string;
  onSearch: (query: string) => void;
}

/** A search with what could be meant under it: keys, values and the searches made before. */
export function SearchBox({ organization, project, query, onSearch }: SearchBoxProps) {
  const [text, setText] = useState(query);
  const [cursor, setCursor] = useState(query.length);
  const [isWriting, setWriting] = useState(false);
  const [shownQuery, setShownQuery] = useState(query);
  const input = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const place = placeAt(text, cursor);
  const suggestions = useSuggestions({ organization, project, place, enabled: isWriting });
  if (shownQuery !== query) {
    setShownQuery(query);
    setText(query);
  }

  function search(wanted: string) {
    const trimmed = wanted.trim();
    if (trimmed !== "") noteSearch(organization, trimmed);
    combobox.closeDropdown();
    setText(trimmed);
    onSearch(trimmed);
  }
  function take(value: string) {
    const chosen = suggestions[Number(value)];
    if (chosen === undefined) return;
    if (chosen.kind === "recent") return search(chosen.insert);
    const after = withSuggestion(text, place, chosen.insert);
    setText(after.text);
    setCursor(after.cursor);
    combobox.resetSelectedOption();
    // The box is written anew before the cursor can be put where the next word goes.
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(after.cursor, after.cursor);
    });
  }
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    search(text);
  }

  return (
    <form onSubmit={onSubmit} role="search" className={classes["search"]}>
      <Combobox store={combobox} onOptionSubmit={take} withinPortal={false} shadow="md">
        <Combobox.Target>
          <TextInput
            ref={input}
            size="sm"
            aria-label="Search issues"
            placeholder="Words of the title, is:assigned, level:fatal …"
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setCursor(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
              combobox.openDropdown();
              combobox.resetSelectedOption();
            }}
            onSelect={(event) => setCursor(event.currentTarget.selectionStart ?? text.length)}
            onFocus={() => setWriting(true)}
            onClick={() => combobox.openDropdown()}
            onBlur={() => {
              setWriting(false);
              combobox.closeDropdown();
            }}
            leftSection={<Icon name="search" />}
            rightSection={
              text === "" ? null : (
                <CloseButton size="sm" aria-label="Clear the search" onClick={() => search("")} />
              )
            }
            autoComplete="off"
            spellCheck={false}
            maxLength={4096}
            data-issue-search
            enterKeyHint="search"
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={suggestions.length === 0}>
          <Combobox.Options aria-label="Suggestions">
            {suggestions.map(({ kind, label, detail }, at) => (
              <Combobox.Option key={`${kind} ${label}`} value={String(at)}>
                <span className={classes["label"]}>{label}</span>
                {detail !== undefined && <span className={classes["detail"]}>{detail}</span>}
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </form>
  );
}
