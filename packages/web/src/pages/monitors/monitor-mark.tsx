import { type Tone, ToneMark } from "../../ui/tone-mark.tsx";

const TONES: ReadonlyMap<string, Tone> = new Map([
  ["ok", "good"],
  ["in_progress", "busy"],
  ["missed", "warning"],
  ["timeout", "warning"],
  ["timed_out", "warning"],
  ["failed", "bad"],
  ["error", "bad"],
  ["disabled", "off"],
]);

interface MonitorMarkProps {
  /** `ok`, or whatever of the wire's words went wrong. */
  state: string;
  words: string;
}

/** How a monitor or a run stands. */
export function MonitorMark({ state, words }: MonitorMarkProps) {
  return <ToneMark tone={TONES.get(state) ?? "neutral"}>{words}</ToneMark>;
}
