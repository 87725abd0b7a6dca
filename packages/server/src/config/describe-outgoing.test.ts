import { expect, test } from "vitest";
import { describeOutgoing, readConfig, tellOutgoing } from "./index.ts";

const read = (env: Record<string, string>) => readConfig({ flags: {}, env });

test("what may be reached is told with its reason", () => {
  const settings = {
    VEDETTE_HOST: "0.0.0.0",
    VEDETTE_EGRESS_ALLOW: "10.20.0.0/16",
    VEDETTE_EGRESS_PORTS: "443",
    VEDETTE_EGRESS_PROXY: "http://me:secret@proxy.example:3128",
  };
  const outgoing = describeOutgoing(read(settings));
  expect(outgoing).toMatchObject({
    allowsLoopback: false,
    loopbackReason: "served-to-others",
    allowedRanges: ["10.20.0.0/16"],
    allowedPorts: [443],
    usesProxy: true,
    retrySchedule: [0, 5, 60, 300, 1800, 7200, 21_600, 57_600],
  });
  expect(JSON.stringify(outgoing)).not.toContain("secret");
});

test("the log says when webhooks may reach this machine, and why", () => {
  expect(tellOutgoing(read({}))).toContain("because nobody else is served");
  const forced = { VEDETTE_HOST: "0.0.0.0", VEDETTE_EGRESS_ALLOW_LOOPBACK: "yes" };
  expect(tellOutgoing(read(forced))).toContain("VEDETTE_EGRESS_ALLOW_LOOPBACK says so");
  expect(tellOutgoing(read({ VEDETTE_HOST: "0.0.0.0" }))).toBeNull();
});
