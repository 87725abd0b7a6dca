import {
  createTestDatabase,
  type EngineName,
  openTestStorage,
  testEngines,
} from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { createLog } from "../kit/index.ts";
import { createMailer, deleteOldMails, type Mailer, queueMail, startMails } from "./index.ts";
import { startMailServer } from "./mail-server.fixture.ts";
import { type MailObserver, sendDueMails } from "./send-due-mails.ts";

const HOUR_MS = 3_600_000;
const mail = {
  to: "bob@acme.example",
  subject: "Hello",
  text: "The secret link",
  kind: "greeting",
};

async function openQueue(engine: EngineName, mailer: Mailer | null) {
  const database = await createTestDatabase(engine);
  const storage = await openTestStorage(database);
  const clock = { now: Date.UTC(2030, 0, 1) };
  const observed: Parameters<MailObserver>[0][] = [];
  const logged: string[] = [];
  const keep = (_details: object, message: string): void => void logged.push(message);
  const options = {
    storage,
    mailer,
    now: () => clock.now,
    random: () => 0.5,
    log: { warn: keep, error: keep },
    observe: (outcome: (typeof observed)[number]) => void observed.push(outcome),
  };
  return {
    storage,
    clock,
    observed,
    logged,
    queue: async () =>
      await storage.transaction(async (tx, wake) => await queueMail(tx, wake, mail, clock.now)),
    send: async () => await sendDueMails(options),
    rows: async () => await storage.db.selectFrom("mails").selectAll().orderBy("id").execute(),
    [Symbol.asyncDispose]: async () => {
      await storage.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

describe.each(testEngines())("on %s", (engine) => {
  test("a mail goes out once, and its words are forgotten", async () => {
    await using server = await startMailServer();
    const mailer = createMailer({ smtpUrl: server.url, from: "v@acme.example" });
    await using world = await openQueue(engine, mailer);
    await world.queue();
    expect(await world.send()).toBe(1);
    expect(await world.send()).toBe(0);
    expect(server.lines.filter((line) => line === "The secret link")).toHaveLength(1);
    expect(await world.rows()).toMatchObject([
      { status: "sent", attempts: 1, text: "", due_at: null, finished_at: world.clock.now },
    ]);
    expect(world.observed).toEqual(["sent"]);
  });

  test("a mail whose cause is rolled back is never sent", async () => {
    await using world = await openQueue(engine, null);
    const undone = world.storage.transaction(async (tx, wake) => {
      await queueMail(tx, wake, mail, world.clock.now);
      throw new Error("on purpose");
    });
    await expect(undone).rejects.toThrow("on purpose");
    expect(await world.send()).toBe(0);
  });

  test("a server that is away is tried ever more patiently, and given up after a day", async () => {
    await using server = await startMailServer((line) =>
      line.startsWith("MAIL") ? "421 closing\r\n" : undefined,
    );
    const mailer = createMailer({ smtpUrl: server.url, from: "v@acme.example" });
    await using world = await openQueue(engine, mailer);
    await world.queue();
    const queuedAt = world.clock.now;
    const gaps: number[] = [];
    for (;;) {
      await world.send();
      const [row] = await world.rows();
      if (row?.due_at === null || row === undefined) break;
      gaps.push(row.due_at - world.clock.now);
      world.clock.now = row.due_at;
    }
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
    expect(world.clock.now - queuedAt).toBeGreaterThan(23 * HOUR_MS);
    expect(world.clock.now - queuedAt).toBeLessThan(25 * HOUR_MS);
    expect(await world.rows()).toMatchObject([
      { status: "failed", attempts: 9, text: "", detail: expect.stringContaining("421 closing") },
    ]);
    expect(world.logged.at(-1)).toBe("A mail could not be sent and was given up");
    expect(world.observed.at(-1)).toBe("failed");
  });

  test("a refused recipient is given up at once", async () => {
    await using server = await startMailServer((line) =>
      line.startsWith("RCPT") ? "550 no such person\r\n" : undefined,
    );
    const mailer = createMailer({ smtpUrl: server.url, from: "v@acme.example" });
    await using world = await openQueue(engine, mailer);
    await world.queue();
    await world.send();
    expect(await world.rows()).toMatchObject([{ status: "failed", attempts: 1 }]);
  });

  test("mails that are over are forgotten in time, those that wait are not", async () => {
    await using world = await openQueue(engine, null);
    await world.queue();
    await world.send();
    await world.queue();
    const later = world.clock.now + HOUR_MS;
    expect(await world.storage.transaction(async (tx) => await deleteOldMails(tx, later, 10))).toBe(
      1,
    );
    expect(await world.rows()).toMatchObject([{ status: "pending" }]);
  });

  test("running without a mail server, it keeps mails as not sent and says so once", async () => {
    await using world = await openQueue(engine, null);
    const lines: string[] = [];
    const destination = { write: (line: string) => void lines.push(line) };
    const log = createLog({ level: "warn", name: "test", destination });
    const running = startMails({
      storage: world.storage,
      now: () => world.clock.now,
      observe: () => {},
      log,
      settings: null,
      holder: "a",
    });
    await world.queue();
    await running.idle();
    await world.queue();
    await running.idle();
    await running.stop();
    expect(await world.rows()).toMatchObject([
      { status: "unsent", detail: "not sent: no mail server", text: "The secret link" },
      { status: "unsent", attempts: 0 },
    ]);
    expect(lines.filter((line) => line.includes("VEDETTE_SMTP_URL is not set"))).toHaveLength(1);
  });
});
