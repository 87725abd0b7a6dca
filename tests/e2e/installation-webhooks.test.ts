import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  authorizeInstallation,
  createClient,
  createOrganization,
  deleteOrganization,
  getSentryApp,
  installApp,
  listAuditLogs,
  listInstallations,
  listProjects,
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
import { buildApp, settleApp } from "./installed-apps.ts";

const inAcme = { organization: "acme" };

/** Has every organization be able to install it, as the staff of the instance does. */
async function publish({ running }: TestServer, slug: string): Promise<void> {
  await running.instance.storage.db
    .updateTable("sentry_apps")
    .set({ status: "published" })
    .where("slug", "=", slug)
    .execute();
}

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

  test("when the organization that owns it goes, all who installed it are rid of it, and it is told", async () => {
    await using server = await startServer({ engine });
    await using receiver = await Receiver.start();
    const { url, api, running } = server;
    await api.call(createOrganization, { body: { name: "globex" } });
    const app = await buildApp(api, "globex", {
      name: "Gone",
      webhookUrl: receiver.url,
      events: ["issue"],
    });
    await publish(server, app.slug);
    const installed = await settleApp(url, api, "acme", app);
    await settleApp(url, api, "globex", app);
    await fail(server, "Before");
    await server.settle();
    expect(receiver.webhooks("issue.created")).toHaveLength(1);

    // It does not listen at once, and is still told before the last of its owner is cleared away.
    receiver.script.push({ status: 503, headers: { "retry-after": "1" } });
    await api.call(deleteOrganization, { params: { organization: "globex" } });
    await receiver.until(() => receiver.webhooks("installation.deleted").length === 2);
    const [told] = receiver.webhooks("installation.deleted");
    expect(told).toMatchObject({
      installation: { uuid: installed.uuid },
      data: { installation: { organization: { slug: "acme" }, status: "pending_deletion" } },
    });
    await fail(server, "After");
    await server.settle();
    expect(receiver.webhooks("issue.created")).toHaveLength(1);
    const itself = apiClient(url, installed.token);
    await expect(itself.call(listProjects, { params: inAcme })).rejects.toMatchObject({
      status: 401,
    });
    expect((await api.call(listInstallations, { params: inAcme })).body).toEqual([]);
    const [entry] = (
      await api.call(listAuditLogs, { params: inAcme, query: { event: "sentry-app.uninstall" } })
    ).body.rows;
    expect(entry).toMatchObject({
      actor: null,
      data: { slug: app.slug, reason: "The organization that owned it was removed." },
    });
    const { db } = running.instance.storage;
    await server.settle();
    expect(await db.selectFrom("sentry_apps").selectAll().execute()).toEqual([]);
    const organizations = await db.selectFrom("organizations").select("slug").execute();
    expect(organizations).toEqual([{ slug: "acme" }]);
  });

  test("who installed a public integration and is removed is no longer told of by it", async () => {
    await using server = await startServer({ engine });
    await using receiver = await Receiver.start();
    const { url, api } = server;
    await api.call(createOrganization, { body: { name: "globex" } });
    const app = await buildApp(api, "acme", { name: "Stays", webhookUrl: receiver.url });
    await publish(server, app.slug);
    const installed = await settleApp(url, api, "globex", app);
    await api.call(deleteOrganization, { params: { organization: "globex" } });
    await receiver.until(() => receiver.webhooks("installation.deleted").length === 1);
    expect(receiver.webhooks("installation.deleted")[0]).toMatchObject({
      installation: { uuid: installed.uuid },
      data: { installation: { organization: { slug: "globex" } } },
    });
    expect((await api.call(getSentryApp, { params: { app: app.slug } })).status).toBe(200);
  });
});
