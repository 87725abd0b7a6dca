import type { HootState } from "@vedette/contract";
import { type Tone, ToneMark } from "../../ui/tone-mark.tsx";
import { stateWords } from "./state-words.ts";

const TONES: Readonly<Record<HootState, Tone>> = {
  happy: "good",
  sad: "warning",
  sick: "bad",
  neutral: "neutral",
  disabled: "off",
};

/** The state of a sentry or hoot. Null: nothing was said yet. */
export function StateMark({ state }: { state: HootState | null }) {
  return <ToneMark tone={TONES[state ?? "neutral"]}>{stateWords(state)}</ToneMark>;
}
