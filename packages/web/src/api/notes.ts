import { createNote, deleteNote, updateNote } from "@vedette/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";
import { issueQuery } from "./issues.ts";

/** The three changes to an issue's comments; each reads the issue and its history again. */
export function useNoteChanges(organization: string, issue: string) {
  const queries = useQueryClient();
  const params = { organization, issue };
  const onSuccess = () => queries.invalidateQueries(issueQuery(organization, issue));
  const create = useMutation({
    mutationFn: (text: string) => api.call(createNote, { params, body: { text } }),
    onSuccess,
  });
  const update = useMutation({
    mutationFn: ({ note, text }: { note: string; text: string }) =>
      api.call(updateNote, { params: { ...params, note }, body: { text } }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (note: string) => api.call(deleteNote, { params: { ...params, note } }),
    onSuccess,
  });
  return { create, update, remove };
}
