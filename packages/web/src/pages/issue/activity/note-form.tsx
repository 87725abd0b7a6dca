import { Button, Combobox, Group, Textarea, useCombobox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import { membersQuery, teamsQuery } from "../../../api/organizations.ts";
import { assignable } from "../../../components/assign/assignable.ts";
import { mentionAt, mentionedIn, withMention, type Mention } from "./mentions.ts";

interface NoteFormProps {
  organization: string;
  label: string;
  action: string;
  text?: string;
  busy: boolean;
  /** Settles when the comment is kept; then the form is empty again. */
  onSubmit: (note: { text: string; mentions: string[] }) => Promise<void>;
  onCancel?: () => void;
}

/** Writes a comment, with people and teams suggested after `@`; Ctrl or Cmd with Enter sends it. */
export function NoteForm(props: NoteFormProps) {
  const { organization, label, action, text = "", busy, onSubmit, onCancel } = props;
  const [typed, setTyped] = useState(text);
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState<readonly Mention[]>([]);
  const area = useRef<HTMLTextAreaElement>(null);
  const combobox = useCombobox();
  const place = mentionAt(typed, cursor);
  const isMentioning = place !== undefined;
  const { data: members = [] } = useQuery({ ...membersQuery(organization), enabled: isMentioning });
  const { data: teams = [] } = useQuery({ ...teamsQuery(organization), enabled: isMentioning });
  const choices = isMentioning
    ? assignable({ me: undefined, members, teams, typed: place.typed })
    : [];
  const isEmpty = typed.trim() === "";

  async function send() {
    if (isEmpty || busy) return;
    const note = { text: typed.trim(), mentions: mentionedIn(typed, chosen) };
    // What failed is told by the notice every failed change gives; the text stays.
    const isKept = await onSubmit(note).then(
      () => true,
      () => false,
    );
    if (isKept) setTyped(text);
  }
  function onFormSubmit(event: FormEvent) {
    event.preventDefault();
    void send();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void send();
    if (event.key === "Escape" && choices.length === 0) onCancel?.();
  }
  function mention(key: string) {
    const choice = choices.find((one) => one.key === key);
    if (choice === undefined || place === undefined) return;
    const word = choice.label.startsWith("#") ? choice.label : `@${choice.label}`;
    const made = withMention(typed, { start: place.start, cursor }, { word, key });
    setChosen([...chosen, { word, key }]);
    setTyped(made.text);
    setCursor(made.cursor);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(made.cursor, made.cursor);
    });
  }

  return (
    <form onSubmit={onFormSubmit}>
      <Combobox store={combobox} onOptionSubmit={mention} withinPortal={false} shadow="md">
        <Combobox.Target>
          <Textarea
            ref={area}
            aria-label={label}
            placeholder="What do you know about it? @ mentions somebody"
            size="sm"
            rows={typed.length > 80 || typed.includes("\n") ? 5 : 2}
            maxLength={65_536}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setCursor(event.currentTarget.selectionStart);
              combobox.openDropdown();
              combobox.selectFirstOption();
            }}
            onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={onKeyDown}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={choices.length === 0}>
          <Combobox.Options aria-label="People and teams">
            {choices.map((choice) => (
              <Combobox.Option key={choice.key} value={choice.key}>
                {choice.label} <small>{choice.detail}</small>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <Group gap={6} mt={6} justify="flex-end">
        {onCancel !== undefined && (
          <Button variant="default" size="compact-xs" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button type="submit" size="compact-xs" disabled={isEmpty} loading={busy}>
          {action}
        </Button>
      </Group>
    </form>
  );
}
