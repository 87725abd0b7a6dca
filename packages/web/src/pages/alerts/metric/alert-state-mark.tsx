import type { MetricAlertState } from "@vedette/contract";
import { type Tone, ToneDot, ToneMark } from "../../../ui/tone-mark.tsx";

const TONES: Readonly<Record<MetricAlertState, Tone>> = {
  ok: "good",
  open: "opening",
  warning: "warning",
  critical: "bad",
};

interface AlertStateMarkProps {
  state: MetricAlertState;
  words: string;
}

/** How a metric alert or an incident stands. */
export function AlertStateMark({ state, words }: AlertStateMarkProps) {
  return <ToneMark tone={TONES[state]}>{words}</ToneMark>;
}

/** How it came to stand, before a step of its history; without a state the step changed nothing. */
export function AlertStateDot({ state }: { state: MetricAlertState | undefined }) {
  return <ToneDot tone={state === undefined ? "neutral" : TONES[state]} />;
}
