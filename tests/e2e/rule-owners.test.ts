import { expect, test } from "vitest";
import {
  createAlertRule,
  createMetricAlert,
  createTeam,
  deleteMember,
  deleteTeam,
  getAlertRule,
  getMetricAlert,
  listMembers,
} from "@vedette/contract";
import { startServer, testEngines, type TestServer } from "@vedette/testkit";
import { addPeople } from "./people.ts";

const acme = { organization: "acme" };
const shop = { ...acme, project: "shop" };

/** An alert rule and a metric alert of one owner; gives who owns them now. */
async function makeRules({ api }: TestServer, owner: string, frequency: number) {
  const conditions = [{ id: "sentry.rules.conditions.first_seen_event.FirstSeenEventCondition" }];
  const actions = [{ id: "sentry.mail.actions.NotifyEmailAction", targetType: "IssueOwners" }];
  const rule = await api.call(createAlertRule, {
    params: shop,
    body: { name: `Of ${owner}`, actionMatch: "any", conditions, actions, frequency, owner },
  });
  const metric = await api.call(createMetricAlert, {
    params: acme,
    body: {
      name: `Many, of ${owner}`,
      aggregate: "count()",
      query: "",
      timeWindow: 10,
      thresholdType: 0,
      projects: ["shop"],
      triggers: [{ label: "critical", alertThreshold: 100, actions: [] }],
      owner,
    },
  });
  return async () => [
    (await api.call(getAlertRule, { params: { ...shop, rule: rule.body.id } })).body.owner,
    (await api.call(getMetricAlert, { params: { ...acme, rule: metric.body.id } })).body.owner,
  ];
}

test.each(testEngines())(
  "rules outlive their owners, who leave them to nobody, on %s",
  async (engine) => {
    await using server = await startServer({ engine });
    const { api, url } = server;
    const { params } = await addPeople(url, api, "acme");
    const seats = (await api.call(listMembers, { params: acme })).body;
    const bob = seats.find(({ id }) => id === params.member)?.user?.id ?? "";
    const team = (await api.call(createTeam, { params: acme, body: { name: "Night" } })).body;
    const ofBob = await makeRules(server, `user:${bob}`, 30);
    const ofTeam = await makeRules(server, `team:${team.id}`, 31);
    const ofOwner = await makeRules(server, "user:1", 32);
    expect(await ofBob()).toEqual([`user:${bob}`, `user:${bob}`]);

    await api.call(deleteMember, { params: { ...acme, member: params.member } });
    expect(await ofBob()).toEqual([null, null]);
    expect(await ofTeam()).toEqual([`team:${team.id}`, `team:${team.id}`]);
    await api.call(deleteTeam, { params: { ...acme, team: team.slug } });
    expect(await ofTeam()).toEqual([null, null]);
    expect(await ofOwner()).toEqual(["user:1", "user:1"]);
  },
);
