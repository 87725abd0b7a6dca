import {
  createPasskey,
  deletePasskey,
  listPasskeys,
  renamePasskey,
  startPasskey,
} from "@vedette/contract";
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";
import { post } from "./session.ts";

/** Whether this browser has passkeys on this address: only with TLS, or on localhost. */
export const hasPasskeys = typeof window.PublicKeyCredential === "function";

export const passkeysQuery = queryOptions({
  queryKey: ["passkeys"],
  queryFn: async ({ signal }) => (await api.call(listPasskeys, { signal })).body,
});

/** The changes to the person's passkeys; making one asks the browser. */
export function usePasskeyChanges() {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries(passkeysQuery);
  const create = useMutation({
    meta: { quiet: true },
    mutationFn: async (name: string) => {
      const options = (await api.call(startPasskey)).body;
      const { startRegistration } = await import("@simplewebauthn/browser");
      // As the server's library made it for the browser's.
      const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
      const response = { ...(await startRegistration({ optionsJSON })) };
      return (await api.call(createPasskey, { body: { name, response } })).body;
    },
    onSuccess,
  });
  const rename = useMutation({
    mutationFn: ({ passkey, name }: { passkey: string; name: string }) =>
      api.call(renamePasskey, { params: { passkey }, body: { name } }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (passkey: string) => api.call(deletePasskey, { params: { passkey } }),
    onSuccess,
  });
  return { create, rename, remove };
}

/** Opens a session with a passkey that the person picks. */
export async function signInWithPasskey(): Promise<void> {
  const options = await post("/api/auth/passkey/start", {});
  const { startAuthentication } = await import("@simplewebauthn/browser");
  // As the server's library made it for the browser's.
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  const response = await startAuthentication({ optionsJSON });
  await post("/api/auth/passkey/sign-in", { response });
}

/** Whether it failed because the person, or their device, said no; that needs no alarm. */
export function isRefusedByPerson(error: unknown): boolean {
  return error instanceof Error && /^(NotAllowedError|AbortError)$/.test(error.name);
}
