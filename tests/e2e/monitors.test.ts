import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  createMonitor,
  deleteMonitor,
  getMonitor,
  listCheckIns,
  listIssues,
  listMonitors,
  type RouteBodyInput,
  updateMonitor,
  updateMonitorEnvironment,
} from "@vedette/contract";
import { ingestSender, startServer, testEngines } from "@vedette/testkit";

const inOrganization = { organization: "acme" };
const nightly = { ...inOrganization, monitor: "nightly" };
const checkIn = new URL("../fixtures/envelopes/node-8-check-in.envelope", import.meta.url);

describe.each(testEngines())("on %s", (engine) => {
  test("check-ins of a real SDK and by plain HTTP reach the monitor that people made", async () => {
    await using server = await startServer({ engine });
    const { api, made } = server;
    const sender = ingestSender(made.dsn);
    const config = { schedule_type: "crontab", schedule: "0 3 * * *" } as const;
    const monitor = (
      await api.call(createMonitor, {
        params: inOrganization,
        body: { project: "shop", name: "Nightly", config },
      })
    ).body;
    expect(monitor).toMatchObject({ slug: "nightly", state: "waiting", status: "active" });
    const body = new Uint8Array(readFileSync(checkIn));
    await sender.envelope(body);
    const after = (await api.call(getMonitor, { params: nightly })).body;
    expect(after).toMatchObject({ id: monitor.id, state: "ok", config });

    const cron = `${server.url}/api/${sender.projectId}/cron/nightly/`;
    const get = await fetch(`${cron}${sender.publicKey}/?status=in_progress&environment=staging`);
    expect(get.status).toBe(202);
    const post = await fetch(`${cron}?sentry_key=${sender.publicKey}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ status: "error", environment: "staging" }),
    });
    expect(post.status).toBe(202);
    const put = await fetch(`${cron}?sentry_key=${sender.publicKey}&status=nonsense`, {
      method: "PUT",
    });
    expect(put.status).toBe(400);
    const unknown = await fetch(`${cron}${"0".repeat(32)}/?status=ok`);
    expect(unknown.status).toBe(403);

    const checkIns = (await api.call(listCheckIns, { params: nightly })).body;
    expect(checkIns).toMatchObject([
      { status: "error", environment: "staging" },
      {
        id: "42acc60b25934f7899a685e1475e05ff",
        status: "ok",
        environment: "production",
        release: "shop@1.4.2",
        duration: 3000,
      },
    ]);
    await server.settle();
    const issues = (await api.call(listIssues, { params: inOrganization })).body;
    expect(issues.map(({ title, count }) => [title, count])).toEqual([
      ["Monitor failure: Nightly failed", "1"],
    ]);
    await fetch(`${cron}?sentry_key=${sender.publicKey}&status=error`);
    await server.settle();
    const again = (await api.call(listIssues, { params: inOrganization })).body;
    expect(again.map(({ count }) => count)).toEqual(["2"]);
  });

  test("people list, change and remove monitors; one that is switched off waits for nothing", async () => {
    await using server = await startServer({ engine });
    const { api } = server;
    const make = async (name: string) =>
      await api.call(createMonitor, {
        params: inOrganization,
        body: {
          project: "shop",
          name,
          config: { schedule_type: "interval", schedule: [2, "hour"] },
        },
      });
    for (const name of ["Weekly", "Nightly", "Daily"]) await make(name);
    await expect(make("nightly")).rejects.toMatchObject({ status: 400 });
    const first = await api.call(listMonitors, { params: inOrganization, query: { per_page: 2 } });
    expect(first.body.map(({ slug }) => slug)).toEqual(["daily", "nightly"]);
    const second = await api.call(listMonitors, {
      params: inOrganization,
      query: { per_page: 2, cursor: first.next ?? "" },
    });
    expect(second.body.map(({ slug }) => slug)).toEqual(["weekly"]);

    const change = async (body: RouteBodyInput<typeof updateMonitor>) =>
      (await api.call(updateMonitor, { params: nightly, body })).body;
    const off = await change({ status: "disabled", name: "By night" });
    expect(off).toMatchObject({ name: "By night", status: "disabled", nextCheckIn: null });
    const on = await change({ status: "active", config: { schedule: "0 3 * * *" } });
    expect(on.config).toMatchObject({ schedule_type: "crontab", schedule: "0 3 * * *" });
    expect(on.nextCheckIn).toMatch(/T03:00:00/);
    await expect(change({ config: { schedule: "nonsense" } })).rejects.toMatchObject({
      status: 400,
      body: { schedule: ["Not a valid schedule."] },
    });
    await expect(change({ slug: "weekly" })).rejects.toMatchObject({ status: 400 });
    expect((await api.call(deleteMonitor, { params: nightly })).status).toBe(202);
    await expect(api.call(getMonitor, { params: nightly })).rejects.toMatchObject({ status: 404 });
  });

  test("a monitor is muted altogether or in one environment, and makes no issue meanwhile", async () => {
    await using server = await startServer({ engine });
    const { api, made } = server;
    const sender = ingestSender(made.dsn);
    const config = { schedule_type: "crontab", schedule: "0 3 * * *" } as const;
    await api.call(createMonitor, {
      params: inOrganization,
      body: { project: "shop", name: "Nightly", isMuted: true, config },
    });
    const report = async (status: string, environment: string): Promise<void> => {
      const cron = `/api/${sender.projectId}/cron/nightly/${sender.publicKey}/`;
      await fetch(`${server.url}${cron}?status=${status}&environment=${environment}`);
      await server.settle();
    };
    const countIssues = async () =>
      (await api.call(listIssues, { params: inOrganization })).body.length;
    await report("error", "production");
    expect(await countIssues()).toBe(0);
    expect((await api.call(getMonitor, { params: nightly })).body).toMatchObject({
      state: "failed",
      isMuted: true,
      environments: [{ name: "production", isMuted: false, status: "error" }],
    });

    const loud = { params: nightly, body: { isMuted: false } };
    expect((await api.call(updateMonitor, loud)).body.isMuted).toBe(false);
    const params = { ...nightly, environment: "production" };
    const muted = await api.call(updateMonitorEnvironment, { params, body: { isMuted: true } });
    expect(muted.body.environments).toMatchObject([{ name: "production", isMuted: true }]);
    await report("error", "production");
    expect(await countIssues()).toBe(0);
    await report("error", "staging");
    expect(await countIssues()).toBe(1);
    const unknown = { ...nightly, environment: "nowhere" };
    await expect(
      api.call(updateMonitorEnvironment, { params: unknown, body: { isMuted: true } }),
    ).rejects.toMatchObject({ status: 404 });
  });
});
