/** Where a command leaves its exit code. */
export interface Ended {
  code: number;
}
