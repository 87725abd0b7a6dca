import type { SearchTerm } from "./search/index.ts";

/** Terms that name people, projects, releases or issues: they have to be found first. */
export type NamingTerm = Extract<
  SearchTerm,
  { kind: "assignee" | "bookmarked" | "latest-release" | "project" | "issue" }
>;

/** One condition of a search with everything found that it names: ready for a query. */
export type Condition =
  | Exclude<SearchTerm, NamingTerm>
  | ({ negated: boolean } & (
      | { kind: "assignees"; userIds: number[]; teamIds: number[]; orNobody: boolean }
      | { kind: "bookmarked-by"; userIds: number[] }
      | { kind: "of-projects"; projectIds: number[] }
      | { kind: "one-of"; ids: number[] }
      | {
          kind: "in-release";
          isFirst: boolean;
          releases: readonly { projectId: number; version: string }[];
        }
    ));
