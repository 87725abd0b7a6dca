import { CloseButton, Combobox, TextInput, type TextInputProps, useCombobox } from "@mantine/core";
import { type KeyboardEvent, useRef, useState } from "react";
import { placeAt, withSuggestion } from "./search-place.ts";
import { useSuggestions } from "./use-suggestions.ts";
import classes from "./search-box.module.css";

interface QueryInputProps extends Omit<TextInputProps, "value" | "onChange"> {
  organization: string;
  project: string | undefined;
  text: string;
  onText: (text: string) => void;
  /** Only what an event tells by itself is suggested. */
  ofEvents?: boolean;
  /** A whole search that was made before was chosen. */
  onRecent?: (search: string) => void;
  onClear?: () => void;
}

/** A search as it is written, with what could be meant under it: keys, values, searches made before. */
export function QueryInput(props: QueryInputProps) {
  const { organization, project, text, onText, ofEvents = false, ...others } = props;
  const { onRecent = onText, onClear = () => onText(""), ...input } = others;
  const [cursor, setCursor] = useState(text.length);
  const [isWriting, setWriting] = useState(false);
  const ref = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const place = placeAt(text, cursor);
  const enabled = isWriting;
  const suggestions = useSuggestions({ organization, project, place, ofEvents, enabled });

  function take(value: string) {
    const chosen = suggestions[Number(value)];
    if (chosen === undefined) return;
    if (chosen.kind === "recent") {
      combobox.closeDropdown();
      onRecent(chosen.insert);
      return;
    }
    const after = withSuggestion(text, place, chosen.insert);
    onText(after.text);
    setCursor(after.cursor);
    combobox.resetSelectedOption();
    // The box is written anew before the cursor can be put where the next word goes.
    requestAnimationFrame(() => {
      ref.current?.focus();
      ref.current?.setSelectionRange(after.cursor, after.cursor);
    });
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && combobox.getSelectedOptionIndex() === -1) combobox.closeDropdown();
  }

  return (
    <Combobox store={combobox} onOptionSubmit={take} withinPortal={false} shadow="md">
      <Combobox.Target>
        <TextInput
          {...input}
          ref={ref}
          value={text}
          onChange={(event) => {
            onText(event.currentTarget.value);
            setCursor(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onSelect={(event) => setCursor(event.currentTarget.selectionStart ?? text.length)}
          onFocus={() => setWriting(true)}
          onClick={() => combobox.openDropdown()}
          onKeyDown={onKeyDown}
          onBlur={() => {
            setWriting(false);
            combobox.closeDropdown();
          }}
          rightSection={
            text === "" ? null : (
              <CloseButton size="sm" aria-label="Clear the search" onClick={onClear} />
            )
          }
          autoComplete="off"
          spellCheck={false}
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
  );
}
