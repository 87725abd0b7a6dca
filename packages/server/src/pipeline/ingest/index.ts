/** The HTTP endpoints SDKs send to: who sends, what of it is kept, and the answer after the commit. */
export { ingestRoutes } from "./ingest-routes.ts";
export { KeyDirectory, type KeyOwner } from "./key-directory.ts";
export type { PipelineClient, Submission } from "./submission.ts";
