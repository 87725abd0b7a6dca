/** What tests stand on: databases, servers, receivers, SDKs. Nothing shipped imports it. */
export { apiClient } from "./api.ts";
export { type Behaviour, type ReceivedRequest, Receiver, type WebhookBody } from "./receiver.ts";
export { type ProgramResult, runProgram } from "./run-program.ts";
export { type SpawnedServer, spawnServer } from "./spawn-server.ts";
export { startServer, type TestServer } from "./start-server.ts";
export {
  createTestDatabase,
  type EngineName,
  openTestStorage,
  type TestDatabase,
  testEngines,
} from "./test-database.ts";
