import { NotUnderstood, type SearchTerm } from "./term.ts";

/** Reads what follows `is:`. */
export function readIs(value: string, negated: boolean): SearchTerm {
  const word = value.toLowerCase();
  switch (word) {
    case "unresolved":
    case "resolved":
    case "ignored":
      return { kind: "status", status: word, negated };
    case "archived":
    case "muted":
      return { kind: "status", status: "ignored", negated };
    case "assigned":
      return { kind: "assigned", negated };
    case "unassigned":
      return { kind: "assigned", negated: !negated };
    case "linked":
      return { kind: "linked", negated };
    case "unlinked":
      return { kind: "linked", negated: !negated };
    case "for_review":
      return { kind: "for-review", negated };
    case "new":
    case "ongoing":
    case "escalating":
    case "regressed":
    case "archived_until_escalating":
    case "archived_until_condition_met":
    case "archived_forever":
      return { kind: "substatus", substatus: word, negated };
    default:
      throw new NotUnderstood(
        `"is:${value}" is not known: use is:unresolved, is:resolved, is:archived, is:assigned, is:unassigned, is:for_review, is:linked, is:unlinked, is:new, is:ongoing, is:escalating or is:regressed.`,
      );
  }
}
