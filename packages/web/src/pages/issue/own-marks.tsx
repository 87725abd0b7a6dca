import { ActionIcon, Tooltip } from "@mantine/core";
import type { IssueDetail, IssueUpdate } from "@vedette/contract";
import { Icon } from "../../ui/icon.tsx";

interface OwnMarksProps {
  issue: IssueDetail;
  onChange: (change: IssueUpdate) => void;
}

/** What the person keeps for themselves: a bookmark, and whether they are told what happens. */
export function OwnMarks({ issue, onChange }: OwnMarksProps) {
  const { isBookmarked, isSubscribed } = issue;
  const bookmark = isBookmarked ? "Take the bookmark away" : "Bookmark";
  const follow = isSubscribed ? "Stop following" : "Follow: be told what happens";
  return (
    <>
      <Tooltip label={bookmark}>
        <ActionIcon
          variant={isBookmarked ? "light" : "default"}
          color={isBookmarked ? "signal" : "gray"}
          size={30}
          aria-label="Bookmark"
          aria-pressed={isBookmarked}
          onClick={() => onChange({ isBookmarked: !isBookmarked })}
        >
          <Icon name="bookmark" size={14} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={follow}>
        <ActionIcon
          variant={isSubscribed ? "light" : "default"}
          color={isSubscribed ? "signal" : "gray"}
          size={30}
          aria-label="Follow"
          aria-pressed={isSubscribed}
          onClick={() => onChange({ isSubscribed: !isSubscribed })}
        >
          <Icon name="eye" size={14} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
