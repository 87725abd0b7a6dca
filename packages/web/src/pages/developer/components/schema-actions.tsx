import { Button, Group, Menu } from "@mantine/core";
import { Icon } from "../../../ui/icon.tsx";
import { EXAMPLES, withExample } from "./examples.ts";
import type { ReadJson } from "./json-places.ts";
import { elementsOf } from "./schema-fault.ts";
import { toText } from "./schema-text.ts";
import classes from "./schema-actions.module.css";

interface SchemaActionsProps {
  read: ReadJson;
  onChange: (text: string) => void;
  onSave: () => void;
  canSave: boolean;
  busy: boolean;
}

/** Saving, and what saves typing: examples of each type, and order in the text. */
export function SchemaActions({ read, onChange, onSave, canSave, busy }: SchemaActionsProps) {
  const value = "value" in read ? read.value : undefined;
  const present = new Set((elementsOf(value) ?? []).map(typeOf));
  const missing = EXAMPLES.filter(({ type }) => !present.has(type));
  return (
    <Group justify="space-between" gap="xs" className={classes["bar"] ?? ""}>
      <Group gap="xs">
        <Menu position="top-start" width={300}>
          <Menu.Target>
            <Button
              variant="default"
              disabled={value === undefined || missing.length === 0}
              leftSection={<Icon name="plus" size={12} />}
            >
              Add example
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {missing.map((example) => (
              <Menu.Item
                key={example.type}
                onClick={() => onChange(toText(withExample(value, example)))}
              >
                <strong>{example.type}</strong>
                <br />
                <span className={classes["words"]}>{EXAMPLE_WORDS[example.type]}</span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Button
          variant="default"
          disabled={value === undefined}
          onClick={() => onChange(toText(value))}
        >
          Tidy up
        </Button>
      </Group>
      <Button onClick={onSave} disabled={!canSave} loading={busy}>
        Save
      </Button>
    </Group>
  );
}

const EXAMPLE_WORDS = {
  "issue-link": "Forms on an issue's page that make or link an issue of your tool",
  "stacktrace-link": "A link beside each frame of a stack trace",
  "alert-rule-action": "An action of alert rules with settings of your own",
  "issue-media": "Words, pictures and videos on an issue's page",
};

function typeOf(element: unknown): unknown {
  return typeof element === "object" && element !== null ? Reflect.get(element, "type") : undefined;
}
