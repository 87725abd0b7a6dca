import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  authorizeInstallation,
  createClient,
  installApp,
  uninstallApp,
  updateInstallation,
} from "@vedette/contract";
import {
  apiClient,
  ingestSender,
  Receiver,
  sampleEvent,
  startServer,
  testEngines,
  type TestServer,
  toException,
} from "@vedette/testkit";
import { buildApp } from "./installed-apps.ts";

const inAcme = { organization: "acme" };

/** A new issue each time. */
async function fail({ made }: TestServer, type: string): Promise<void> {
  const exception = { values: [toException(type, "No total")] };
  await ingestSender(made.dsn).event(sampleEvent({ exception }));
}

/** How the deliveries of a resource ended. */
async function statuses({ running }: TestServer, resource: string): Promise<string[]> {
  const rows = await running.instance.storage.db
    .selectFrom("deliveries")
    .select(["status", "last_outcome"])
    .where("resource", "=", resource)
    .orderBy("id")
    .execute();
  return rows.map(({ status, last_outcome: outcome }) => `${status} ${outcome}`);
}

describe.each(testEngines())("on %s", (engine) => {
  test("a public integration is told of its installation, and of more once it is complete", async () => {
    await using server = await startServer({ engine });
    await using receiver = await Receiver.start();
    const { url, api } = server;
    const app = await buildApp(api, "acme", {
      name: "Slow",
      verifyInstall: true,
      webhookUrl: receiver.url,
      events: ["issue"],
    });
    const { body: made } = await api.call(installApp, { params: inAcme, body: { slug: app.slug } });
    await receiver.until(() => receiver.webhooks("installation.created").length === 1);
    const [request] = receiver.requests;
    const signature = createHmac("sha256", app.clientSecret).update(request?.body ?? "");
    expect(request?.headers["sentry-hook-signature"]).toBe(signature.digest("hex"));
    const { redirectUrl: _, ...installation } = made;
    expect(receiver.webhooks("installation.created")).toEqual([
      {
        action: "created",
        installation: { uuid: made.uuid },
        data: { installation: { ...installation, status: "pending" } },
        actor: { type: "user", id: expect.any(Number), name: expect.any(String) },
      },
    ]);

    // Nothing of what it subscribes to, before it says that it is ready.
    await fail(server, "TooEarly");
    await server.settle();
    expect(receiver.requests).toHaveLength(1);
    const params = { installation: made.uuid };
    const own = { client_id: app.clientId, client_secret: app.clientSecret };
    const grant = { ...own, grant_type: "authorization_code", code: made.code };
    const call = { params, body: grant };
    const tokens = (await createClient({ baseUrl: url }).call(authorizeInstallation, call)).body;
    const itself = apiClient(url, tokens.token);
    await itself.call(updateInstallation, { params, body: { status: "installed" } });
    await fail(server, "InTime");
    await receiver.until(() => receiver.webhooks("issue.created").length === 1);

    // What it did not take before it was uninstalled is not tried again.
    receiver.otherwise = { status: 500 };
    await fail(server, "Refused");
    await receiver.until(() => receiver.webhooks("issue.created").length === 2);
    await server.settle();
    receiver.otherwise = "ok";
    await api.call(uninstallApp, { params });
    await receiver.until(() => receiver.webhooks("installation.deleted").length === 1);
    expect(receiver.webhooks("installation.deleted")[0]).toMatchObject({
      installation: { uuid: made.uuid },
      data: { installation: { uuid: made.uuid, status: "pending_deletion" } },
      actor: { type: "user" },
    });
    await fail(server, "TooLate");
    await server.settle();
    expect(receiver.requests).toHaveLength(4);
    expect(await statuses(server, "issue")).toEqual(["delivered delivered", "skipped uninstalled"]);
    expect(await statuses(server, "installation")).toEqual([
      "delivered delivered",
      "delivered delivered",
    ]);
  });

  test("what it was not yet told of its own installation is still told after the uninstallation", async () => {
    await using server = await startServer({ engine });
    await using receiver = await Receiver.start();
    const app = await buildApp(server.api, "acme", { name: "Away", webhookUrl: receiver.url });
    receiver.script.push({ status: 503, headers: { "retry-after": "1" } });
    const call = { params: inAcme, body: { slug: app.slug } };
    const { uuid } = (await server.api.call(installApp, call)).body;
    await receiver.until(({ length }) => length === 1);
    await server.api.call(uninstallApp, { params: { installation: uuid } });
    await receiver.until(() => receiver.webhooks("installation.created").length === 2);
    await receiver.until(() => receiver.webhooks("installation.deleted").length === 1);
    expect(receiver.requests).toHaveLength(3);
  });
});
