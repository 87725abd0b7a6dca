import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Activity, IssueDetail } from "@vedette/contract";
import { useState } from "react";
import { meQuery } from "../../../api/session.ts";
import { useNoteChanges } from "../../../api/notes.ts";
import { Panel } from "../../../ui/panel.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { activityWords, actorName, otherIssue } from "./activity-words.ts";
import { Note } from "./note.tsx";
import { NoteForm } from "./note-form.tsx";
import classes from "./activity-panel.module.css";

const SHOWN_AT_FIRST = 8;

interface ActivityPanelProps {
  organization: string;
  issue: IssueDetail;
}

/** What happened to the issue and what people said about it, newest first. */
export function ActivityPanel({ organization, issue }: ActivityPanelProps) {
  const { data: me } = useQuery(meQuery);
  const notes = useNoteChanges(organization, issue.id);
  const [all, setAll] = useState(false);
  const shown = all ? issue.activity : issue.activity.slice(0, SHOWN_AT_FIRST);
  const rest = issue.activity.length - shown.length;
  return (
    <Panel title="Activity">
      <NoteForm
        organization={organization}
        label="Comment"
        action="Comment"
        busy={notes.create.isPending}
        onSubmit={async (note) => void (await notes.create.mutateAsync(note))}
      />
      <ol className={classes["line"]}>
        {shown.map((activity) =>
          activity.type === "note" ? (
            <Note
              key={activity.id}
              organization={organization}
              activity={activity}
              isMine={me !== undefined && activity.user?.id === me.id}
              busy={notes.update.isPending || notes.remove.isPending}
              onEdit={async (note) =>
                void (await notes.update.mutateAsync({ note: activity.id, ...note }))
              }
              onDelete={() => notes.remove.mutate(activity.id)}
            />
          ) : (
            <Happening key={activity.id} organization={organization} activity={activity} />
          ),
        )}
      </ol>
      {rest > 0 && (
        <Button variant="subtle" size="compact-xs" mt="xs" onClick={() => setAll(true)}>
          Show {rest} earlier
        </Button>
      )}
    </Panel>
  );
}

function Happening({ organization, activity }: { organization: string; activity: Activity }) {
  const other = otherIssue(activity);
  return (
    <li className={classes["happening"]}>
      <strong>{actorName(activity)}</strong> {activityWords(activity)}{" "}
      {other !== undefined && (
        <Link
          to="/organizations/$organization/issues/$issue/"
          params={{ organization, issue: other }}
        >
          another issue
        </Link>
      )}{" "}
      <span className={classes["when"]}>
        <TimeAgo instant={activity.dateCreated} />
      </span>
    </li>
  );
}
