/** What tests stand on: databases, servers, receivers, SDKs. Nothing shipped imports it. */
export { apiClient } from "./api.ts";
export { type IngestAnswer, type IngestSender, ingestSender, toEnvelope } from "./ingest-sender.ts";
export { type EventStream, openEventStream, type StreamEvent } from "./event-stream.ts";
export { makeProject } from "./make-project.ts";
export { owner } from "./owner.ts";
export { readAll } from "./read-all.ts";
export { type Behaviour, type ReceivedRequest, Receiver, type WebhookBody } from "./receiver.ts";
export { type ProgramResult, runProgram } from "./run-program.ts";
export { bootstrapBeside, runVedette, vedetteExecutable } from "./run-vedette.ts";
export { sampleEvent, toException } from "./sample-event.ts";
export { type BrowserSession, signIn } from "./sign-in.ts";
export { type SpawnedServer, spawnServer } from "./spawn-server.ts";
export { startServer, type TestServer } from "./start-server.ts";
export {
  createTestDatabase,
  type EngineName,
  openTestStorage,
  type TestDatabase,
  testEngines,
} from "./test-database.ts";
