import { onTestFinished } from "vitest";
import {
  createTestDatabase,
  type EngineName,
  openTestStorage,
  type ReceivedRequest,
  Receiver,
} from "@vedette/testkit";
import { createEgress } from "../../egress/index.ts";
import { Problem } from "@vedette/contract/problems";
import type { CallableApp } from "../sentry-apps/index.ts";
import { createAppClient } from "./app-client.ts";

const SECRET = "5ec3e7".repeat(10);

/** An app that listens for real, as somebody installed it, and a client that asks it. */
export async function openAskedApp(engine: EngineName = "sqlite", timeoutMs = 5000) {
  const database = await createTestDatabase(engine);
  const storage = await openTestStorage(database);
  const receiver = await Receiver.start();
  const egress = createEgress({ allowCidrs: [], allowLoopback: true });
  onTestFinished(async () => {
    await receiver[Symbol.asyncDispose]();
    await egress.close();
    await storage.close();
    await database[Symbol.asyncDispose]();
  });
  const now = (): number => Date.UTC(2030, 0, 1);
  const secrets = {
    seal: (text: string) => `sealed ${text}`,
    open: (sealed: string) => sealed.replace("sealed ", ""),
  };
  const client = createAppClient({
    instance: { storage, secrets, now },
    egress,
    timeoutMs,
    userAgent: "vedette/test",
  });
  const installation: CallableApp = {
    installationId: 3,
    installationUuid: "9e1f6f2e-5d1c-4d0e-8a86-0e4a2f1e7b55",
    organizationId: 42,
    isInstalled: true,
    app: {
      id: 5,
      uuid: "0b7c1c0e-2a4d-4a53-9d3b-6a6f1f0f7a11",
      slug: "acme-tasks",
      name: "Acme Tasks",
      webhookUrl: `${receiver.url}/hooks/sentry?token=1`,
      isAlertable: true,
      isDisabled: false,
      sealedSecret: secrets.seal(SECRET),
    },
  };
  return {
    client,
    installation,
    receiver,
    secret: SECRET,

    /** The app, told apart from the one that works by these. */
    installationWith: (app: Partial<CallableApp["app"]>): CallableApp => ({
      ...installation,
      app: { ...installation.app, ...app },
    }),

    /** The only request so far. */
    asked: (): ReceivedRequest => {
      const [first, ...more] = receiver.requests;
      if (first === undefined || more.length > 0) throw new Error("Not exactly one request");
      return first;
    },

    /** What is kept of requests, oldest first. */
    kept: async () => {
      const rows = await storage.db
        .selectFrom("attempts")
        .innerJoin("deliveries", "deliveries.id", "attempts.delivery_id")
        .leftJoin("delivery_bodies", "delivery_bodies.delivery_id", "deliveries.id")
        .selectAll("attempts")
        .select([
          "deliveries.resource",
          "deliveries.action",
          "deliveries.status",
          "delivery_bodies.body",
          "deliveries.organization_id",
        ])
        .orderBy("attempts.delivery_id")
        .execute();
      return rows.map((row) => ({ ...row, body: row.body ?? "" }));
    },
  };
}

/** What a refusal answers. */
export async function refusalOf(
  asking: Promise<unknown>,
): Promise<[status: number, body: unknown]> {
  try {
    await asking;
  } catch (error) {
    if (error instanceof Problem) return [error.status, error.body];
    throw error;
  }
  throw new Error("It was not refused");
}
