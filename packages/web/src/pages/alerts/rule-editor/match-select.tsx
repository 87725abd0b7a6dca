import { NativeSelect } from "@mantine/core";
import type { AlertRule } from "@vedette/contract";
import classes from "./rule-editor.module.css";

type Match = AlertRule["actionMatch"];

const MATCHES: readonly Match[] = ["all", "any", "none"];

interface MatchSelectProps {
  value: Match;
  onChange: (match: Match) => void;
  /** What follows the choice in the sentence. */
  words: string;
}

/** Whether all, any or none of a list have to be so. */
export function MatchSelect({ value, onChange, words }: MatchSelectProps) {
  return (
    <div className={classes["when"]}>
      <NativeSelect
        size="xs"
        aria-label={`How many ${words}`}
        value={value}
        onChange={(event) =>
          onChange(MATCHES.find((one) => one === event.currentTarget.value) ?? "all")
        }
        data={[...MATCHES]}
      />
      {words}
    </div>
  );
}
