import {
  bulkUpdateIssues,
  createMonitor,
  createServiceHook,
  getServiceHook,
  listIssues,
} from "@vedette/contract";
import {
  ingestSender,
  Receiver,
  sampleEvent,
  startServer,
  type TestServer,
  toException,
} from "@vedette/testkit";
import { expect, test } from "vitest";
import { browseServer, expectAccessible, hasBrowser } from "./browser.ts";

const acme = { organization: "acme" };
const shop = { ...acme, project: "shop" };
const MANY_MS = 180_000;

async function fail({ made }: TestServer, type: string): Promise<void> {
  const exception = { values: [toException(type, "No total")] };
  await ingestSender(made.dsn).event(sampleEvent({ exception }));
}

test.skipIf(!hasBrowser)(
  "a service hook whose receiver was gone is switched on and sent what it missed",
  async () => {
    await using server = await startServer();
    await using receiver = await Receiver.start();
    await using browser = await browseServer(server);
    receiver.script.push({ status: 410 });
    const body = { url: `${receiver.url}/events`, events: ["event.created"] };
    const { id: hook } = (await server.api.call(createServiceHook, { params: shop, body })).body;
    for (const type of ["TypeError", "RangeError", "SyntaxError"]) {
      await fail(server, type);
      await server.settle();
    }
    expect(receiver.requests).toHaveLength(1);

    const path = "/organizations/acme/projects/shop/settings/hooks/";
    const { page, complaints } = await browser.open(path);
    await page.getByText("what it misses is kept").waitFor();
    await expectAccessible(page);
    await page.getByRole("link", { name: body.url }).click();
    await page.getByText("This hook is stopped").waitFor();
    await page.getByText("not sent: unsubscribed").first().waitFor();
    await expectAccessible(page);
    await page.getByRole("link", { name: "event.created" }).first().click();
    await page.getByText("Idempotency-Key").waitFor();
    await expectAccessible(page);
    await page.getByRole("link", { name: "All deliveries of the hook" }).click();
    await page.getByRole("button", { name: "Switch on and send what it missed" }).click();
    await page.getByText("3 deliveries sent again").waitFor();
    await page.getByText("This hook is stopped").waitFor({ state: "detached" });
    await server.settle();
    expect(receiver.requests).toHaveLength(4);
    const params = { ...shop, hook };
    expect((await server.api.call(getServiceHook, { params })).body.status).toBe("active");
    expect(complaints).toEqual([]);
  },
  MANY_MS,
);

test.skipIf(!hasBrowser)(
  "an issue that was merged by mistake is split again",
  async () => {
    await using server = await startServer();
    await using browser = await browseServer(server);
    const { api } = server;
    for (const type of ["TypeError", "TypeError", "RangeError"]) await fail(server, type);
    const list = async () => (await api.call(listIssues, { params: acme })).body;
    const query = { id: (await list()).map(({ id }) => id) };
    await api.call(bulkUpdateIssues, { params: acme, query, body: { merge: true } });
    await server.settle();

    const [merged] = await list();
    const { page, complaints } = await browser.open(`/organizations/acme/issues/${merged?.id}/`);
    await page.getByRole("link", { name: "Merged issues" }).click();
    const line = page.getByRole("listitem").filter({ hasText: "RangeError" });
    await line.getByRole("checkbox").check();
    await page.getByRole("button", { name: "Unmerge" }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Unmerge 1 fingerprint" }).click();
    await page.getByText("The issue is split").waitFor();
    await line.waitFor({ state: "detached" });
    await expectAccessible(page);
    await server.settle();
    await page.getByRole("link", { name: "SHOP-3" }).click();
    await page.getByText("split this issue off from").waitFor();
    await page.getByRole("heading", { name: "RangeError" }).first().waitFor();
    expect((await list()).map(({ count }) => count).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      "1",
      "2",
    ]);
    expect(complaints).toEqual([]);
  },
  MANY_MS,
);

test.skipIf(!hasBrowser)(
  "a monitor is muted in one environment, and altogether",
  async () => {
    await using server = await startServer();
    await using browser = await browseServer(server);
    const { api, made, url } = server;
    const config = { schedule_type: "crontab", schedule: "0 3 * * *" } as const;
    const body = { project: "shop", name: "Nightly", config };
    const { id } = (await api.call(createMonitor, { params: acme, body })).body;
    const { projectId, publicKey } = ingestSender(made.dsn);
    await fetch(`${url}/api/${projectId}/cron/nightly/${publicKey}/?status=ok&environment=staging`);
    await server.settle();

    const { page, complaints } = await browser.open(`/organizations/acme/monitors/${id}/`);
    await page.getByLabel("Failures in staging are muted").click();
    await page.getByLabel("Failures in staging are muted").and(page.locator(":checked")).waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Mute", exact: true }).click();
    await page.getByText("OK, muted").waitFor();
    await page.getByRole("link", { name: "Monitors" }).first().click();
    await page.getByRole("cell", { name: "OK, muted" }).waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  },
  MANY_MS,
);
