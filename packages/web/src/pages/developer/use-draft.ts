import { useState } from "react";
import type { AppDraft } from "./app-draft.ts";

/** A draft and what changes parts of it. */
export function useDraft(start: AppDraft | (() => AppDraft)) {
  const [draft, setDraft] = useState(start);
  const change = (part: Partial<AppDraft>) => setDraft((before) => ({ ...before, ...part }));
  return [draft, change] as const;
}
