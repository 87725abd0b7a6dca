import { createNote, deleteNote, updateNote } from "@vedette/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";
import { issueQuery } from "./issues.ts";

/** A comment, with whom it mentions (`user:7`, `team:3`). */
export interface NoteWrite {
  text: string;
  mentions: string[];
}

/** The three changes to an issue's comments; each reads the issue and its history again. */
export function useNoteChanges(organization: string, issue: string) {
  const queries = useQueryClient();
  const params = { organization, issue };
  const onSuccess = () => queries.invalidateQueries(issueQuery(organization, issue));
  const create = useMutation({
    mutationFn: (body: NoteWrite) => api.call(createNote, { params, body }),
    onSuccess,
  });
  const update = useMutation({
    mutationFn: ({ note, ...body }: { note: string } & NoteWrite) =>
      api.call(updateNote, { params: { ...params, note }, body }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (note: string) => api.call(deleteNote, { params: { ...params, note } }),
    onSuccess,
  });
  return { create, update, remove };
}
