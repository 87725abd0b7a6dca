import { onTestFinished } from "vitest";
import type { EngineName } from "@vedette/testkit";
import { createEgress } from "../egress/index.ts";
import { createAppClient } from "../resources/component-requests/index.ts";
import type { Instance } from "../resources/instance.ts";
import { createMetricAlert, evaluateRules } from "../resources/metric-alerts/index.ts";
import type { Storage } from "../storage/index.ts";
import { openAlertWorld } from "./alert-world.fixture.ts";

export const MINUTE = 60_000;

type Written = Parameters<typeof createMetricAlert>[4];

/** A project with metric alerts, by a clock that stands still; evaluated when a test says so. */
export async function openMetricWorld(engine: EngineName) {
  const world = await openAlertWorld(engine);
  const { clock, organizationId } = world;
  // Within a minute, as always: at its very end nobody knows yet what came in it.
  clock.now += 10_000;
  const instanceOn = (storage: Storage): Instance => ({
    storage,
    links: { baseUrl: "https://errors.acme.example" },
    now: () => clock.now,
    secrets: { seal: (text) => text, open: (sealed) => sealed },
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  });
  const instance = instanceOn(world.storage);
  const egress = createEgress({ allowCidrs: [], allowLoopback: false });
  onTestFinished(async () => {
    await egress.close();
  });
  const apps = createAppClient({ instance, egress, timeoutMs: 1000, userAgent: "test" });
  const doer = { actor: { kind: "system" }, ipAddress: null } as const;

  return {
    ...world,
    instance,

    /** Keeps a rule about all events of ten minutes, more than five of which are critical. */
    async alert(written: Written = {}): Promise<number> {
      const { rule } = await createMetricAlert(instance, apps, doer, organizationId, {
        name: "Too many",
        aggregate: "count()",
        timeWindow: 10,
        thresholdType: 0,
        projects: ["shop"],
        triggers: [{ label: "critical", alertThreshold: 5 }],
        ...written,
      });
      return rule.id;
    },

    /** Lets minutes pass, and evaluates until nothing is due: by this process, or by another one. */
    async pass(minutes: number, by: Storage = world.storage): Promise<void> {
      clock.now += minutes * MINUTE;
      while (await evaluateRules(instanceOn(by)));
    },

    async sendMany(count: number, fields: object = {}): Promise<void> {
      await world.send(...Array.from({ length: count }, () => fields));
    },

    /** Every change of a rule's alert: minutes since the beginning, what it was and became, and at what. */
    async changes(ruleId: number): Promise<(string | number | null)[][]> {
      const rows = await world.storage.db
        .selectFrom("metric_activities as a")
        .innerJoin("metric_incidents as i", "i.id", "a.incident_id")
        .select(["a.created_at", "a.previous_value", "a.value", "a.measured"])
        .where("i.rule_id", "=", ruleId)
        .where("a.kind", "=", 2)
        .orderBy("a.id")
        .execute();
      const began = Date.UTC(2030, 0, 1, 10, 0);
      return rows.map((row) => [
        (row.created_at - began) / MINUTE,
        `${row.previous_value}→${row.value}`,
        row.measured,
      ]);
    },
  };
}
