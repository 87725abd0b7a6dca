import type { Issue, IssueUpdate } from "@vedette/contract";
import { useRef } from "react";
import { useKeys } from "../../ui/use-keys.ts";
import type { Selection } from "./use-selection.ts";

interface IssueKeysInput {
  issues: readonly Issue[];
  selection: Selection;
  change: (ids: readonly string[], update: IssueUpdate) => void;
  onHelp: () => void;
}

/**
 * The shortcuts of the issue list. The row one is at is the row that holds the focus; when it has
 * gone from the list, the next `j` or `k` goes on from where it was.
 */
export function useIssueKeys({ issues, selection, change, onHelp }: IssueKeysInput): void {
  const lastIndex = useRef(-1);

  function activeIndex(): number {
    const id = document.activeElement?.closest<HTMLElement>("[data-issue]")?.dataset["issue"];
    return issues.findIndex((issue) => issue.id === id);
  }

  function move(step: 1 | -1) {
    const at = activeIndex();
    const from = at === -1 ? lastIndex.current - (step === 1 ? 1 : 0) : at;
    const to = Math.min(Math.max(from + step, 0), issues.length - 1);
    const issue = issues[to];
    if (issue === undefined) return;
    lastIndex.current = to;
    const row = document.querySelector(`[data-issue="${CSS.escape(issue.id)}"]`);
    row?.querySelector<HTMLElement>("[data-issue-link]")?.focus();
    row?.scrollIntoView({ block: "nearest" });
  }

  function act(update: IssueUpdate) {
    const active = issues[activeIndex()];
    const ids = selection.ids.length > 0 ? selection.ids : active === undefined ? [] : [active.id];
    if (ids.length > 0) change(ids, update);
  }

  useKeys({
    j: () => move(1),
    k: () => move(-1),
    x: () => {
      const active = issues[activeIndex()];
      if (active !== undefined) selection.toggle(active.id);
    },
    e: () => act({ status: "resolved" }),
    i: () => act({ status: "ignored" }),
    u: () => act({ status: "unresolved" }),
    "/": () => document.querySelector<HTMLInputElement>("[data-issue-search]")?.focus(),
    "?": onHelp,
    Escape: selection.clear,
  });
}
