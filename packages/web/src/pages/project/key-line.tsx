import { Button, Group, Switch } from "@mantine/core";
import type { ProjectKey } from "@vedette/contract";
import { counted } from "../../format/number.ts";
import { CodeBlock } from "../../ui/code-block.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import classes from "./keys-panel.module.css";

interface KeyLineProps {
  projectKey: ProjectKey;
  busy: boolean;
  onSetActive: (isActive: boolean) => void;
  onRemove: () => void;
}

/** One client key with its DSN. */
export function KeyLine({ projectKey, busy, onSetActive, onRemove }: KeyLineProps) {
  const { name, isActive, rateLimit } = projectKey;
  return (
    <li className={classes["line"]}>
      <div className={classes["head"]}>
        <h3 className={classes["name"]}>{name}</h3>
        <span className={classes["facts"]}>
          created <TimeAgo instant={projectKey.dateCreated} />
          {rateLimit !== null &&
            `, at most ${counted(rateLimit.count, "event")} in ${counted(rateLimit.window, "second")}`}
        </span>
        <Group gap={10}>
          <Switch
            size="xs"
            label={isActive ? "Active" : "Off"}
            aria-label={`Key ${name} is active`}
            checked={isActive}
            disabled={busy}
            onChange={(event) => onSetActive(event.currentTarget.checked)}
          />
          <Button variant="subtle" color="red" size="compact-xs" onClick={onRemove}>
            Remove
          </Button>
        </Group>
      </div>
      <CodeBlock code={projectKey.dsn.public} label="DSN" />
    </li>
  );
}
