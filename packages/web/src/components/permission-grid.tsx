import { NativeSelect } from "@mantine/core";
import { PERMISSIONS, type Scope } from "@vedette/contract";
import { levelOf, withLevel, type PermissionLevel } from "./permissions.ts";
import classes from "./permission-grid.module.css";

const LEVEL_NAMES = { none: "No Access", read: "Read", write: "Read & Write", admin: "Admin" };

interface PermissionGridProps {
  scopes: readonly Scope[];
  onChange: (scopes: Scope[]) => void;
  error?: string | undefined;
  /** They can only be looked at. */
  disabled?: boolean;
}

/** Chooses scopes as people think of them: for each resource, how much access. */
export function PermissionGrid({ scopes, onChange, error, disabled }: PermissionGridProps) {
  return (
    <fieldset className={classes["grid"]}>
      <legend className={classes["legend"]}>Permissions</legend>
      {PERMISSIONS.map((row) => {
        const levels: PermissionLevel[] = ["none", ...row.levels.map(({ level }) => level)];
        return (
          <NativeSelect
            key={row.resource}
            label={row.label}
            size="xs"
            disabled={disabled ?? false}
            value={levelOf(scopes, row)}
            onChange={(event) => {
              const level = levels.find((one) => one === event.currentTarget.value) ?? "none";
              onChange(withLevel(scopes, row, level));
            }}
            data={levels.map((level) => ({ value: level, label: LEVEL_NAMES[level] }))}
          />
        );
      })}
      {error !== undefined && (
        <p className={classes["error"]} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
