/** What was found about one thing; `advice` says what to do, where there is something to do. */
export interface Check {
  name: string;
  ok: boolean;
  found: string;
  advice?: string;
}
