import { Checkbox, Fieldset } from "@mantine/core";
import { INTEGRATION_FEATURES } from "@vedette/contract";
import classes from "./form-set.module.css";

interface FeaturesFieldProps {
  features: readonly number[];
  onChange: (features: number[]) => void;
  isFrozen: boolean;
  error: string | undefined;
}

/** What an integration is good for, shown to who thinks about installing it. */
export function FeaturesField({ features, onChange, isFrozen, error }: FeaturesFieldProps) {
  return (
    <Fieldset legend="What it is good for" variant="unstyled" className={classes["set"]}>
      {isFrozen && (
        <p className={classes["hint"]}>
          It is published: the staff of this instance changes these.
        </p>
      )}
      <div className={classes["columns"]}>
        {INTEGRATION_FEATURES.map(({ id, description }) => (
          <Checkbox
            key={id}
            label={description}
            disabled={isFrozen}
            checked={features.includes(id)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...features, id]
                  : features.filter((one) => one !== id),
              )
            }
          />
        ))}
      </div>
      {error !== undefined && (
        <p role="alert" className={classes["error"]}>
          {error}
        </p>
      )}
    </Fieldset>
  );
}
