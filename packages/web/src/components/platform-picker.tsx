import { useId } from "react";
import { PLATFORMS, type PlatformName } from "./platforms.ts";
import classes from "./platform-picker.module.css";

interface PlatformPickerProps {
  value: PlatformName;
  onChange: (platform: PlatformName) => void;
}

/** Chooses a platform from a small board, by mouse or arrow keys. */
export function PlatformPicker({ value, onChange }: PlatformPickerProps) {
  const name = useId();
  return (
    <fieldset className={classes["board"]}>
      <legend className={classes["legend"]}>Platform</legend>
      {PLATFORMS.map((platform) => (
        <label key={platform.value} className={classes["choice"]}>
          <input
            type="radio"
            name={name}
            value={platform.value}
            checked={platform.value === value}
            onChange={() => onChange(platform.value)}
          />
          <span>{platform.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
