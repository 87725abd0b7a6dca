import { getIssueTag, listIssueTags, Problem } from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import type { Instance } from "../instance.ts";
import { getIssue } from "./find-issue.ts";
import { presentTag } from "./present-tags.ts";
import { findTagTotals, findTopTagValues } from "./store-counters.ts";

/** How many values are shown of each tag in the list of them, and of one alone. */
const TOP_VALUES = { list: 10, one: 100 } as const;

/** The tags of an issue's events. */
export function tagRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;

  return [
    implement(listIssueTags, async ({ organization, params, query }) => {
      refuseEnvironment(query.environment);
      const issue = await getIssue(db, organization.id, params.issue);
      const tags = await findTagTotals(db, issue.id);
      const values = await findTopTagValues(db, issue.id, TOP_VALUES.list);
      return { status: 200, body: tags.map((tag) => presentTag(tag, values)) };
    }),

    implement(getIssueTag, async ({ organization, params, query }) => {
      refuseEnvironment(query.environment);
      const issue = await getIssue(db, organization.id, params.issue);
      const [tag] = await findTagTotals(db, issue.id, params.key);
      if (!tag) throw new Problem("not-found");
      const values = await findTopTagValues(db, issue.id, TOP_VALUES.one, params.key);
      return { status: 200, body: presentTag(tag, values) };
    }),
  ];
}

/** Tags are counted over all environments; an answer would not be to what was asked. */
function refuseEnvironment(environments: readonly string[] | undefined): void {
  if (!environments?.some((name) => name !== "")) return;
  const detail = "Tags are not counted by environment: leave the parameter out.";
  throw new Problem("bad-request", { detail });
}
