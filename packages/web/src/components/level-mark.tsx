import { VisuallyHidden } from "@mantine/core";
import type { Level } from "@vedette/contract";
import classes from "./level-mark.module.css";

/** The level of an issue as a coloured mark, with its name on hover and for screen readers. */
export function LevelMark({ level }: { level: Level }) {
  return (
    <span className={classes["mark"]} data-level={level} title={`Level: ${level}`}>
      <VisuallyHidden>Level {level}</VisuallyHidden>
    </span>
  );
}

/** The level as a word with its mark. */
export function LevelWord({ level }: { level: Level }) {
  return (
    <span className={classes["word"]}>
      <span className={classes["mark"]} data-level={level} aria-hidden="true" />
      {level}
    </span>
  );
}
