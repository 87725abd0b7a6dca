/** The platform refused a token, a code or the installation; or there are no tokens to use. */
export class TokenError extends Error {
  override readonly name = "TokenError";
  /** HTTP status of the refusal; null when nothing was asked. */
  readonly status: number | null;

  constructor(message: string, status: number | null = null) {
    super(message);
    this.status = status;
  }
}
