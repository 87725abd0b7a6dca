import type { IssueDetail } from "@vedette/contract";
import { useEffect } from "react";
import { useSetSeen } from "../../api/issues.ts";

/** Notes that the person has seen the issue, once for each visit of one they had not. */
export function useMarkSeen(organization: string, issue: IssueDetail): void {
  const { mutate } = useSetSeen(organization, issue.id);
  const isNews = !issue.hasSeen;
  useEffect(() => {
    if (isNews) mutate();
  }, [isNews, mutate]);
}
