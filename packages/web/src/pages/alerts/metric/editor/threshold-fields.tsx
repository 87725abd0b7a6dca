import { NativeSelect, NumberInput, Text } from "@mantine/core";
import type { MetricAlertConfiguration } from "@vedette/contract";
import { agoWords, measureWords } from "../metric-words.ts";
import type { MetricDraft } from "./metric-draft.ts";
import classes from "../metric.module.css";

/** Minutes; what is compared with first. */
const DAY = 1440;

interface ThresholdFieldsProps {
  configuration: MetricAlertConfiguration;
  draft: MetricDraft;
  onChange: (part: Partial<MetricDraft>) => void;
  /** What is wrong with the thresholds, and with the one to resolve. */
  error: string | undefined;
  resolveError: string | undefined;
}

/** What is compared with what, and from where on it warns, alarms, and is content again. */
export function ThresholdFields(props: ThresholdFieldsProps) {
  const { configuration, draft, onChange, error, resolveError } = props;
  const isChange = draft.comparisonDelta !== null;
  return (
    <>
      <div className={classes["row"]}>
        <NativeSelect
          label="Compare"
          value={isChange ? "change" : "number"}
          onChange={({ currentTarget: { value } }) =>
            onChange({ comparisonDelta: value === "change" ? DAY : null })
          }
          data={[
            { value: "number", label: "the number itself" },
            { value: "change", label: "its change, in percent" },
          ]}
        />
        {isChange && (
          <NativeSelect
            label="With the same time"
            value={String(draft.comparisonDelta)}
            onChange={(event) => onChange({ comparisonDelta: Number(event.currentTarget.value) })}
            data={configuration.comparisonDeltas.map((minutes) => ({
              value: String(minutes),
              label: `${agoWords(minutes)} before`,
            }))}
          />
        )}
        <NativeSelect
          label="Fire when it is"
          value={draft.isBelow ? "below" : "above"}
          onChange={(event) => onChange({ isBelow: event.currentTarget.value === "below" })}
          data={[
            { value: "above", label: isChange ? "higher by more than" : "above" },
            { value: "below", label: isChange ? "lower by more than" : "below" },
          ]}
        />
      </div>
      <div className={classes["row"]}>
        <ThresholdInput
          label="Critical"
          value={draft.critical}
          onChange={(critical) => onChange({ critical })}
          isChange={isChange}
          required
          error={error}
        />
        <ThresholdInput
          label="Warning"
          value={draft.warning}
          onChange={(warning) => onChange({ warning })}
          isChange={isChange}
          placeholder="does not warn"
        />
        <ThresholdInput
          label="Resolve"
          value={draft.resolve}
          onChange={(resolve) => onChange({ resolve })}
          isChange={isChange}
          placeholder="when it is not beyond the others"
          error={resolveError}
        />
      </div>
      <Text size="xs" c="dimmed">
        {isChange ? "The change of" : "The number of"} {measureWords(draft)}.
      </Text>
    </>
  );
}

interface ThresholdInputProps {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  isChange: boolean;
  required?: boolean;
  placeholder?: string;
  error?: string | undefined;
}

function ThresholdInput({ value, onChange, isChange, ...others }: ThresholdInputProps) {
  return (
    <NumberInput
      {...others}
      value={value ?? ""}
      onChange={(amount) => onChange(amount === "" ? null : Number(amount))}
      suffix={isChange ? " %" : ""}
      thousandSeparator=","
      withAsterisk={false}
      hideControls
    />
  );
}
