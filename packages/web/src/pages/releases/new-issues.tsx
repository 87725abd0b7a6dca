import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Release } from "@vedette/contract";
import { issueListQuery } from "../../api/issues.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { IssueTitle } from "../../components/issue-title.tsx";
import { LevelMark } from "../../components/level-mark.tsx";
import { counted } from "../../format/number.ts";
import { EmptyLine, ListLine } from "../../ui/list-line.tsx";
import { Panel } from "../../ui/panel.tsx";
import { quoted } from "../issues/search-box/search-place.ts";

const SHOWN = 5;

/** The issues that were first seen in a release: the most frequent ones, and the way to all. */
export function NewIssues({ organization, release }: { organization: string; release: Release }) {
  const query = `firstRelease:${quoted(release.version)}`;
  const issues = useQuery(issueListQuery(organization, { query, sort: "freq", limit: SHOWN }));
  return (
    <Panel
      title={`New issues (${release.newGroups})`}
      aside={
        <small>
          <Link
            to="/organizations/$organization/issues/"
            params={{ organization }}
            search={{ query }}
          >
            All new
          </Link>
          {" · "}
          <Link
            to="/organizations/$organization/issues/"
            params={{ organization }}
            search={{ query: `release:${quoted(release.version)}` }}
          >
            All seen in it
          </Link>
        </small>
      }
      flush
    >
      {issues.isError && <ErrorMessage error={issues.error} />}
      {issues.data?.issues.length === 0 && <EmptyLine>No issue was first seen in it.</EmptyLine>}
      <ul>
        {(issues.data?.issues ?? []).map((issue) => (
          <ListLine
            key={issue.id}
            title={
              <>
                <LevelMark level={issue.level} />{" "}
                <Link
                  to="/organizations/$organization/issues/$issue/"
                  params={{ organization, issue: issue.id }}
                >
                  <IssueTitle issue={issue} />
                </Link>
              </>
            }
            facts={[`${issue.shortId}, ${issue.status}, ${counted(Number(issue.count), "event")}`]}
          />
        ))}
      </ul>
    </Panel>
  );
}
