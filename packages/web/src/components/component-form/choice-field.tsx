import { type ComboboxParsedItem, Loader, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { toWords } from "../../api/errors.ts";
import type { Choice, ChoiceValue, SelectField } from "./form-shape.ts";
import { dependentDataOf, type FormValues } from "./form-values.ts";
import type { LoadChoices } from "./load-choices.ts";
import { useChoices } from "./use-choices.ts";

const TYPING_MS = 300;

interface ChoiceFieldProps {
  field: SelectField;
  label: string;
  required: boolean;
  values: FormValues;
  /** The labels of all fields by name, to say what is to be chosen first. */
  labels: ReadonlyMap<string, string>;
  onChange: (value: ChoiceValue | undefined) => void;
  loadChoices: LoadChoices;
  source: string;
  error: string | undefined;
}

/** A select whose choices stand in the form, or are asked of the integration. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { field, label, required, values, labels, onChange, loadChoices, source } = props;
  const value = values[field.name];
  const [chosen, setChosen] = useState<Choice>();
  const [typed, setTyped] = useState("");
  // What stands in the box after a choice is its label, which nobody typed.
  const isTyping = typed !== "" && typed !== labelOf(chosen);
  const [query] = useDebouncedValue(isTyping ? typed.trim() : "", TYPING_MS);
  const dependent = dependentDataOf(field, values);
  const { data, isFetching, error } = useChoices({ field, source, query, dependent, loadChoices });
  const choices = data?.choices ?? (field.depends_on.length === 0 ? field.choices : []);
  const shown = withChosen(choices, value, chosen);

  function nothingWords(): string {
    if (error !== null) return toWords(error).sentence;
    if (isFetching) return "Asking the integration…";
    return field.skip_load_on_open && query === "" ? "Type to search." : "Nothing to choose.";
  }

  useEffect(() => {
    if (value === undefined && data?.defaultValue !== undefined && query === "") {
      onChange(data.defaultValue);
    }
    // Only an answer brings a default; clearing the field must not bring it back.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [data?.defaultValue, query]);

  return (
    <Select
      label={label}
      placeholder={placeholderOf(field, dependent, labels)}
      description={error === null ? undefined : toWords(error).sentence}
      inputWrapperOrder={["label", "input", "description", "error"]}
      error={props.error ?? (error === null ? undefined : true)}
      disabled={!dependent.ready}
      required={required}
      withAsterisk={false}
      searchable
      clearable={!required}
      data={shown.map(([one, text]) => ({ value: String(one), label: String(text) }))}
      value={value === undefined ? null : String(value)}
      onChange={(text) => {
        const choice = shown.find(([one]) => String(one) === text);
        setChosen(choice);
        onChange(choice?.[0]);
      }}
      onSearchChange={setTyped}
      filter={({ options, search }) => {
        const fitting = isAsked(field) ? options : fittingOptions(options, search);
        return fitting.length > 0 ? fitting : [nothing(nothingWords())];
      }}
      rightSection={
        isFetching ? <Loader size={14} role="status" aria-label="Loading choices" /> : undefined
      }
      maxDropdownHeight={260}
      comboboxProps={{ withinPortal: true }}
    />
  );
}

function isAsked(field: SelectField): boolean {
  return field.uri !== undefined && field.async;
}

function labelOf(choice: Choice | undefined): string | undefined {
  return choice && String(choice[1]);
}

/** What is chosen stays to be seen, also when what is offered now does not have it. */
function withChosen(
  choices: readonly Choice[],
  value: ChoiceValue | undefined,
  chosen: Choice | undefined,
): readonly Choice[] {
  if (value === undefined || choices.some(([one]) => String(one) === String(value))) return choices;
  const isKnown = chosen !== undefined && String(chosen[0]) === String(value);
  return [isKnown ? chosen : [value, value], ...choices];
}

function placeholderOf(
  field: SelectField,
  dependent: ReturnType<typeof dependentDataOf>,
  labels: ReadonlyMap<string, string>,
): string {
  if (!dependent.ready) {
    return `First: ${dependent.missing.map((name) => labels.get(name) ?? name).join(", ")}`;
  }
  return field.skip_load_on_open ? "Type to search" : "Choose";
}

/** What the integration found for a text need not contain it; what stands in the form has to. */
function fittingOptions(options: ComboboxParsedItem[], search: string): ComboboxParsedItem[] {
  const wanted = search.trim().toLowerCase();
  return options.filter(
    (option) => "label" in option && option.label.toLowerCase().includes(wanted),
  );
}

/** A list has to have a line, also when it is only to say that there is none. */
function nothing(words: string): ComboboxParsedItem {
  return { value: "", label: words, disabled: true };
}
