/** What a new webhook of a rule signs with. */
export interface NewSecret {
  url: string;
  secret: string;
}

/** The secrets among actions that were just saved; of webhooks that were there before none is told. */
export function newSecrets(actions: readonly Readonly<Record<string, unknown>>[]): NewSecret[] {
  return actions.flatMap(({ url, secret }) =>
    typeof url === "string" && typeof secret === "string" ? [{ url, secret }] : [],
  );
}
