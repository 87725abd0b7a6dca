import {
  type Client,
  createApiApplication,
  createMonitor,
  createSentryApp,
  createServiceAccount,
  createServiceHook,
  getCatchAll,
  inviteMember,
  listAlertRules,
  listDeliveries,
  listHoots,
  listIncidents,
  listIssues,
  listMetricAlerts,
  listReleases,
  listSentries,
  listServiceHookDeliveries,
} from "@vedette/contract";
import {
  ingestSender,
  owner,
  Receiver,
  sampleEvent,
  signIn,
  startServer,
  type TestServer,
} from "@vedette/testkit";
import { dsnOf, placeAt } from "../../demo/place.ts";
import { fill } from "../../demo/seed.ts";
import { answer, ELEMENTS } from "../e2e/component-world.ts";

/** A server with something on every page. */
export interface EveryPageWorld extends AsyncDisposable {
  server: TestServer;
  /** The address of the page of this route. Throws when a name in it stands for nothing here. */
  addressOf: (route: string) => string;
}

const organization = "acme";
const project = "shop-api";

/** Starts it: the demo's company, and what the demo has none of. */
export async function startEveryPageWorld(): Promise<EveryPageWorld> {
  const server = await startServer({
    // What fails has failed at once.
    env: { VEDETTE_RETRY_SCHEDULE: "0", VEDETTE_COMPONENT_TIMEOUT_MS: "1000" },
  });
  const receiver = await Receiver.start();
  receiver.otherwise = (request) =>
    request.path === "/hook" || receiver.requests.length % 9 === 0
      ? { status: 503, body: "Not now" }
      : answer(request);
  const dispose = async (): Promise<void> => {
    await server[Symbol.asyncDispose]();
    await receiver[Symbol.asyncDispose]();
  };
  try {
    const { api } = server;
    const app = await makeTasks(api, receiver.url);
    await fill(placeAt(server.url, organization, server.made.token), receiver.url);
    const hook = await makeHook(server, receiver.url);
    await ingestSender(await dsnOf({ api, organization }, project)).event(sampleEvent());
    await server.settle();
    await alertsFire(server);
    const names = { organization, project, app, hook, ...(await findNames(server, app)) };
    const particular = await particularNames(api, hook);
    return {
      server,
      addressOf: (route) => toAddress(route, { ...names, ...particular.names[route] }, particular),
      [Symbol.asyncDispose]: dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

function toAddress(
  route: string,
  names: Readonly<Record<string, string>>,
  { queries }: { queries: Readonly<Record<string, string>> },
): string {
  const path = route.replaceAll(/\$(\w+)/g, (_, name: string) => {
    const value = names[name];
    if (value === undefined) throw new Error(`say in every-page-world.ts what $${name} is`);
    return encodeURIComponent(value);
  });
  return path + (queries[route] ?? "");
}

async function makeTasks(api: Client, url: string): Promise<string> {
  const body = {
    name: "Acme Tasks",
    isInternal: true,
    isAlertable: true,
    organization,
    scopes: ["event:admin", "org:read"],
    events: ["issue"],
    webhookUrl: `${url}/tasks`,
    schema: { elements: ELEMENTS },
    overview: "Makes **tasks** of issues.",
  };
  return (await api.call(createSentryApp, { body })).body.slug;
}

async function makeHook({ api }: TestServer, url: string): Promise<string> {
  const params = { organization, project };
  const body = { url: `${url}/hook`, events: ["event.created"] };
  const { id } = (await api.call(createServiceHook, { params, body })).body;
  const monitor = {
    project,
    name: "Nightly import",
    slug: "nightly",
    config: { schedule_type: "crontab", schedule: "0 3 * * *" },
  } as const;
  await api.call(createMonitor, { params: { organization }, body: monitor });
  await api.call(createServiceAccount, { params: { organization }, body: { name: "Deploys" } });
  return id;
}

/** Metric alerts are looked at every minute: it becomes two minutes later. */
async function alertsFire(server: TestServer): Promise<void> {
  const { instance } = server.running;
  const { now } = instance;
  instance.now = () => now() + 120_000;
  await server.settle();
}

async function findNames(server: TestServer, app: string) {
  const { api, url } = server;
  const params = { organization };
  const { body: issues } = await api.call(listIssues, { params, query: { query: "payment" } });
  const { body: deliveries } = await api.call(listDeliveries, { params: { app }, query: {} });
  const { body: hoots } = await api.call(listHoots, { params, query: {} });
  const { body: sentries } = await api.call(listSentries, { params, query: {} });
  const { body: rules } = await api.call(listAlertRules, { params: { organization, project } });
  const { body: releases } = await api.call(listReleases, { params });
  const person = await signIn(url, owner.email, owner.password);
  const redirectUris = [`${url}/account/profile/`];
  const body = { name: "Release bot", redirectUris };
  const { id: application } = (await person.api.call(createApiApplication, { body })).body;
  const { body: catchAll } = await person.api.call(getCatchAll);
  await fetch(catchAll.url, { method: "POST", body: '{"hello":"there"}' });
  const member = { email: "toni@acme.example", orgRole: "member" } as const;
  const invited = (await api.call(inviteMember, { params, body: member })).body.invite_link ?? "";
  const [invitedTo = "", invitation = "", secret = ""] = invited.split("/").slice(-4, -1);
  return {
    issue: issues[0]?.id ?? "",
    event: "latest",
    delivery: deliveries[0]?.id ?? "",
    hoot: hoots[0]?.uid ?? "",
    sentry: sentries[0]?.uid ?? "",
    rule: rules[0]?.id ?? "",
    version: releases[0]?.version ?? "",
    application,
    monitor: "nightly",
    team: "platform",
    token: "one-that-is-over",
    invitedTo,
    invitation,
    secret,
  };
}

/** What is another thing on one page than on others, and what stands behind some addresses. */
async function particularNames(api: Client, hook: string) {
  const params = { organization };
  const { body: metrics } = await api.call(listMetricAlerts, { params, query: {} });
  const { body: incidents } = await api.call(listIncidents, { params, query: {} });
  const ofHook = { organization, project, hook };
  const { body } = await api.call(listServiceHookDeliveries, { params: ofHook, query: {} });
  const hooks = "/organizations/$organization/projects/$project/settings/hooks/$hook/";
  const metric = "/organizations/$organization/alerts/metric/";
  const names: Record<string, Record<string, string>> = {
    [`${metric}$rule/`]: { rule: metrics[0]?.id ?? "" },
    [`${metric}$rule/edit/`]: { rule: metrics[0]?.id ?? "" },
    [`${metric}incidents/$incident/`]: { incident: incidents[0]?.identifier ?? "" },
    "/organizations/$organization/integrations/$app/": { app: "team-chat" },
    [`${hooks}deliveries/$delivery/`]: { delivery: body[0]?.id ?? "" },
  };
  const queries: Record<string, string> = {
    "/organizations/$organization/alerts/": `?project=${project}`,
    "/organizations/$organization/issues/": "?query=",
  };
  return { names, queries };
}
