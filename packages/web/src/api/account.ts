import {
  endOtherSignInSessions,
  endSignInSession,
  getMailChoices,
  listSignInSessions,
  MAIL_KINDS,
  updateMailChoices,
  updateMe,
  type RouteBodyInput,
} from "@vedette/contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";
import { meQuery, post } from "./session.ts";

/** Where the person is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ["sign-in-sessions"],
  queryFn: async ({ signal }) => (await api.call(listSignInSessions, { signal })).body,
});

export function useSessionChanges() {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries(sessionsQuery);
  const end = useMutation({
    mutationFn: (session: string) => api.call(endSignInSession, { params: { session } }),
    onSuccess,
  });
  const endOthers = useMutation({ mutationFn: () => api.call(endOtherSignInSessions), onSuccess });
  return { end, endOthers };
}

/** Changes the person's name, or their address. */
export function useUpdateMe() {
  const queries = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async (body: RouteBodyInput<typeof updateMe>) =>
      (await api.call(updateMe, { body })).body,
    onSuccess: (me) => queries.setQueryData(meQuery.queryKey, me),
  });
}

/** Changes the password and ends every other session. */
export function useChangePassword() {
  const queries = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (passwords: { currentPassword: string; newPassword: string }) =>
      post("/api/auth/change-password", { ...passwords, revokeOtherSessions: true }),
    onSuccess: () => queries.invalidateQueries(sessionsQuery),
  });
}

/** Asks for a mail with which to choose another password. */
export async function askForReset(email: string): Promise<void> {
  await post("/api/auth/request-password-reset", { email });
}

/** Chooses the password that the link of a mail, or of an administrator, lets one choose. */
export async function resetPassword(token: string, newPassword: string): Promise<void> {
  await post("/api/auth/reset-password", { token, newPassword });
}

export const mailChoicesQuery = queryOptions({
  queryKey: ["mail-choices"],
  queryFn: async ({ signal }) => (await api.call(getMailChoices, { signal })).body,
});

export function useUpdateMailChoices() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: RouteBodyInput<typeof updateMailChoices>) =>
      (await api.call(updateMailChoices, { body })).body,
    // A switch moves at once, and back when the server refuses.
    onMutate: (body) =>
      queries.setQueryData(mailChoicesQuery.queryKey, (old) => {
        const changed = MAIL_KINDS.flatMap((kind) =>
          body[kind] === undefined ? [] : [[kind, body[kind]] as const],
        );
        return old && { ...old, ...Object.fromEntries(changed) };
      }),
    onSettled: () => queries.invalidateQueries(mailChoicesQuery),
  });
}
