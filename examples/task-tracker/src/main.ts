import type { AddressInfo } from "node:net";
import { openDatabase } from "./database.ts";
import { createPlatform } from "./platform.ts";
import { register } from "./register.ts";
import { serve } from "./server.ts";
import { readSettings } from "./settings.ts";
import { createSync } from "./sync.ts";
import { Tasks } from "./tasks.ts";
import { createTokenStore } from "./token-store.ts";

const settings = readSettings(process.env);
const database = openDatabase(settings.database);
const store = createTokenStore(database);
const credentials = await register(settings, database, store);
const tasks = new Tasks(database);
const platform = createPlatform(settings, credentials, store);
const sync = createSync(tasks, platform, (line) => console.log(line));
const { clientSecret } = credentials;
const server = serve({ settings, clientSecret, tasks, platform, sync });

server.listen(settings.port, () => {
  console.log(`listens on http://localhost:${(server.address() as AddressInfo).port}`);
});
process.once("SIGTERM", () => {
  server.close(() => database.close());
});
