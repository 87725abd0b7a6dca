import { ActionIcon, Menu } from "@mantine/core";
import type { Activity } from "@vedette/contract";
import { useState } from "react";
import type { NoteWrite } from "../../../api/notes.ts";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { actorName, noteText } from "./activity-words.ts";
import { NoteForm } from "./note-form.tsx";
import classes from "./activity-panel.module.css";

interface NoteProps {
  organization: string;
  activity: Activity;
  /** Only one's own comment can be changed. */
  isMine: boolean;
  busy: boolean;
  onEdit: (note: NoteWrite) => Promise<void>;
  onDelete: () => void;
}

/** One comment, as text. */
export function Note({ organization, activity, isMine, busy, onEdit, onDelete }: NoteProps) {
  const [editing, setEditing] = useState(false);
  return (
    <li className={classes["note"]}>
      <div className={classes["head"]}>
        <strong className={classes["author"]}>{actorName(activity)}</strong>
        <span className={classes["when"]}>
          <TimeAgo instant={activity.dateCreated} />
        </span>
        {isMine && <NoteMenu onEdit={() => setEditing(true)} onDelete={onDelete} />}
      </div>
      {editing ? (
        <div className={classes["edit"]}>
          <NoteForm
            organization={organization}
            label="Edit the comment"
            action="Save"
            text={noteText(activity)}
            busy={busy}
            onCancel={() => setEditing(false)}
            onSubmit={async (note) => {
              await onEdit(note);
              setEditing(false);
            }}
          />
        </div>
      ) : (
        <p className={classes["text"]}>{noteText(activity)}</p>
      )}
    </li>
  );
}

function NoteMenu({ onEdit, onDelete }: { onEdit: () => void; onDelete: () => void }) {
  return (
    <Menu width={140}>
      <Menu.Target>
        <ActionIcon size="xs" aria-label="Change this comment">
          ⋯
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>Edit</Menu.Item>
        <Menu.Item color="red" onClick={onDelete}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
