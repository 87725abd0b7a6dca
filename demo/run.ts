// A living instance to click through: demo/README.md.
//   npm run demo
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { ada } from "./place.ts";
import { startReceiver } from "./receiver.ts";
import { failNow, fillQuietly, type Seeded } from "./seed.ts";
import { tell } from "./seed-status.ts";
import { startPlace } from "./start.ts";

const SENTRY_MS = 20_000;
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

console.log("Making a new instance …");
const receiver = await startReceiver();
const { server, place } = await startPlace(here("data"), process.env["VEDETTE_PORT"] ?? "8000");
console.log("Filling it with two weeks of a small company's life …");
const seeded = await fillQuietly(place, receiver.url).catch(async (error: unknown) => {
  await server.end("SIGTERM");
  throw error;
});
const programs = [startShop(seeded), startTracker()];
// While somebody has a look around.
void failNow(place, seeded).catch((error: unknown) => console.error(error));
const timer = setInterval(() => void changeMinds(seeded), SENTRY_MS);
console.log(`\n  ${server.url}\n  ${ada.email}\n  ${ada.password}\n\nCtrl-C ends it.`);

process.once("SIGINT", end);
process.once("SIGTERM", end);

function end(): void {
  clearInterval(timer);
  for (const program of programs) program.kill();
  receiver.close();
  void server.end("SIGTERM").then(() => process.exit(0));
}

function startShop({ dsns }: Seeded): ChildProcess {
  const env = { ...process.env, SENTRY_DSN: dsns["shop-api"] };
  return spawn(process.execPath, [here("shop.mjs")], { env, stdio: "ignore" });
}

/** `examples/task-tracker` makes itself an integration of the organization. */
function startTracker(): ChildProcess {
  const env = {
    ...process.env,
    PLATFORM_URL: place.url,
    TOKEN: place.token,
    ORGANIZATION: place.organization,
    DATABASE: here("data/tasks.db"),
  };
  return spawn(process.execPath, [here("../examples/task-tracker/src/main.ts")], {
    env,
    stdio: "ignore",
  });
}

async function changeMinds({ sentries }: Seeded): Promise<void> {
  const sentry = sentries[Math.floor(Math.random() * sentries.length)];
  if (sentry === undefined) return;
  const state = ["happy", "happy", "happy", "sad", "sick"][Math.floor(Math.random() * 5)];
  await tell(place, sentry.uid, {
    state,
    user_message: state === "happy" ? "" : "Somebody is looking into it",
    "meta[latest_record_at]": new Date().toISOString(),
  }).catch((error: unknown) => console.error(error));
}
