import { useMutation, useQueryClient } from "@tanstack/react-query";
import { meQuery, post } from "./session.ts";

/** What an authenticator app is given, and the codes for when it is lost. */
export interface TwoFactorStart {
  /** An `otpauth:` address. */
  address: string;
  backupCodes: string[];
}

/** The steps to two-factor sign-in and away from it. */
export function useTwoFactorChanges() {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries(meQuery);
  const start = useMutation({
    meta: { quiet: true },
    mutationFn: async (password: string): Promise<TwoFactorStart> => {
      const answer = await post("/api/auth/two-factor/enable", { password });
      return { address: String(answer["totpURI"]), backupCodes: toCodes(answer) };
    },
  });
  const confirm = useMutation({
    meta: { quiet: true },
    mutationFn: (code: string) =>
      post("/api/auth/two-factor/verify-totp", { code: code.replaceAll(/\s+/g, "") }),
    onSuccess,
  });
  const replaceCodes = useMutation({
    meta: { quiet: true },
    mutationFn: async (password: string) =>
      toCodes(await post("/api/auth/two-factor/generate-backup-codes", { password })),
  });
  const stop = useMutation({
    meta: { quiet: true },
    mutationFn: (password: string) => post("/api/auth/two-factor/disable", { password }),
    onSuccess,
  });
  return { start, confirm, replaceCodes, stop };
}

function toCodes({ backupCodes }: { [name: string]: unknown }): string[] {
  return Array.isArray(backupCodes) ? backupCodes.map(String) : [];
}
