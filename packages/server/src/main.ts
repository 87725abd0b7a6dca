/** The server's main door: serving, and what commands need besides. */
export { run } from "./run.ts";
export { type RunningServer, start } from "./start.ts";
