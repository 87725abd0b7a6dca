import { randomUUID } from "node:crypto";
import { ingestSender, toEnvelope } from "@vedette/testkit";
import { type BelievableError, ERRORS } from "./believable-errors.ts";

const HOUR_MS = 3_600_000;
const DAYS = 14;
const BROWSERS = ["Chrome 141", "Firefox 144", "Safari 26"];
const PEOPLE = ["kim", "lee", "sam", "toni", "alex", "robin", "jo", "max", "noa", "kai"];
const TOGETHER = 8;

/** Reports two weeks of errors and sessions to the projects of these DSNs. */
export async function seedEvents(
  dsns: Readonly<Record<string, string>>,
  now: number,
): Promise<void> {
  for (const error of ERRORS) {
    const sender = ingestSender(dsns[error.project] ?? "");
    const events = Array.from({ length: error.events }, (_, at) => toEvent(error, at, now));
    for (let at = 0; at < events.length; at += TOGETHER) {
      await Promise.all(events.slice(at, at + TOGETHER).map((event) => sender.event(event)));
    }
  }
  for (const [project, dsn] of Object.entries(dsns)) await seedSessions(project, dsn, now);
}

/** One of the times that an error was met, by its place among them: the first is now. */
export function toEvent(error: BelievableError, at: number, now: number) {
  // More of them lately, and more by day than by night.
  const age = (at / error.events) ** 2 * DAYS * 24 * HOUR_MS + (at % 7) * 400_000;
  const person = PEOPLE[(at * 3) % PEOPLE.length] ?? "kim";
  const browser = (BROWSERS[at % BROWSERS.length] ?? "Chrome 141").split(" ");
  const isWeb = error.project === "shop-web";
  return {
    event_id: randomUUID().replaceAll("-", ""),
    timestamp: (now - age) / 1000,
    platform: error.project === "billing" ? "python" : isWeb ? "javascript" : "node",
    level: error.level,
    release: `${error.project}@2.${age > 7 * 24 * HOUR_MS ? 3 : 4}.0`,
    environment: at % 6 === 0 ? "staging" : "production",
    transaction: error.transaction,
    server_name: isWeb ? undefined : `api-${(at % 3) + 1}`,
    user: { id: `u-${100 + ((at * 3) % PEOPLE.length)}`, email: `${person}@customers.example` },
    tags: { region: ["north", "south", "east"][at % 3], plan: at % 4 === 0 ? "pro" : "free" },
    contexts: isWeb
      ? { browser: { name: browser[0], version: browser[1] }, os: { name: "macOS", version: "26" } }
      : { runtime: { name: error.project === "billing" ? "CPython" : "node", version: "24.1.0" } },
    ...(isWeb && {
      request: { url: `https://shop.acme.example${error.transaction}`, method: "GET" },
      breadcrumbs: [
        {
          timestamp: (now - age) / 1000 - 4,
          category: "navigation",
          data: { from: "/", to: error.transaction },
        },
        { timestamp: (now - age) / 1000 - 1, category: "ui.click", message: "button.primary" },
      ],
    }),
    exception: {
      values: [
        {
          type: error.type,
          value: error.value,
          stacktrace: { frames: error.frames },
          mechanism: { type: "generic", handled: error.isHandled },
        },
      ],
    },
  };
}

/** A few hundred sessions of the last days, most of them well. */
async function seedSessions(project: string, dsn: string, now: number): Promise<void> {
  const sender = ingestSender(dsn);
  const path = `/api/${sender.projectId}/envelope/?sentry_key=${sender.publicKey}`;
  for (const version of ["2.3.0", "2.4.0"]) {
    const aggregates = Array.from({ length: 48 }, (_, hour) => ({
      started: new Date(now - hour * HOUR_MS).toISOString(),
      did: `u-${100 + hour}`,
      exited: 20 + (hour % 9),
      errored: hour % 5,
      crashed: version === "2.4.0" && hour < 3 ? 8 : 0,
    }));
    const item = {
      aggregates,
      attrs: { release: `${project}@${version}`, environment: "production" },
    };
    await sender.post(path, toEnvelope(item).replace('"type":"event"', '"type":"sessions"'));
  }
}
