/** What tests stand on: databases, a running server, receivers, SDKs. Nothing shipped imports it. */
export {
  createTestDatabase,
  type EngineName,
  openTestStorage,
  type TestDatabase,
  testEngines,
} from "./test-database.ts";
