import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { PLATFORMS, toPlatform } from "../../components/platforms.ts";
import { CodeBlock } from "../../ui/code-block.tsx";
import { Panel } from "../../ui/panel.tsx";
import { setupSteps } from "./setup-steps.ts";
import classes from "./setup-panel.module.css";

interface SetupPanelProps {
  /** Undefined when the project has no key. */
  dsn: string | undefined;
  platform: string | null;
}

/** The DSN, and what to paste where for each platform. */
export function SetupPanel({ dsn, platform }: SetupPanelProps) {
  const [chosen, setChosen] = useState(toPlatform(platform));
  if (dsn === undefined) {
    return (
      <Panel title="Set up">
        <p className={classes["text"]}>
          This project has no client key, so nothing can report to it. Create a key below.
        </p>
      </Panel>
    );
  }
  return (
    <Panel
      title="Set up"
      aside={
        <NativeSelect
          size="xs"
          aria-label="Platform"
          value={chosen}
          onChange={(event) => setChosen(toPlatform(event.currentTarget.value))}
          data={[...PLATFORMS]}
        />
      }
    >
      <ol className={classes["steps"]}>
        <li>
          <h3 className={classes["title"]}>The DSN: the address your SDK reports to</h3>
          <CodeBlock code={dsn} label="DSN" />
        </li>
        {setupSteps(chosen, dsn).map(({ title, code }) => (
          <li key={title}>
            <h3 className={classes["title"]}>{title}</h3>
            <CodeBlock code={code} label="code" />
          </li>
        ))}
      </ol>
    </Panel>
  );
}
