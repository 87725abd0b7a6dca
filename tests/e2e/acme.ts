import { bootstrap } from "@vedette/server";
import {
  createAlertRule,
  createMonitor,
  createDeploy,
  createNote,
  createProjectKey,
  createHoot,
  createMetricAlert,
  createRelease,
  createSavedSearch,
  createSentry,
  createSentryApp,
  createServiceHook,
  exampleRequest,
  getCatchAll,
  getMetricAlert,
  listAttachments,
  listCaughtRequests,
  listDetectors,
  listIssues,
  putExternalIssue,
  type Route,
  listSignInSessions,
  sendTestWebhook,
} from "@vedette/contract";
import {
  type BrowserSession,
  type EngineName,
  ingestSender,
  owner,
  sampleEvent,
  signIn,
  startServer,
  type TestServer,
} from "@vedette/testkit";
import { allowApplication, buildApp, type InstalledApp, settleApp } from "./installed-apps.ts";
import { addPeople, bearer, type Caller, findStrangers } from "./people.ts";

export { bearer, type Caller };

/** A server where acme has one of everything, and the stranger an organization of their own. */
export interface Acme extends AsyncDisposable {
  server: TestServer;
  /** The owner with a token of every scope, and in a browser. */
  owner: { token: Caller; session: BrowserSession };
  stranger: { token: Caller; session: BrowserSession };
  /** Everybody else of the stranger's organization who can call at all, by their kind; and nobody. */
  strangers: ReadonlyMap<string, Caller>;
  /** What fills the parameters of a route with what acme really has. */
  params: (route: Route) => Record<string, string>;
}

/** Starts it. */
export async function startAcme(engine: EngineName): Promise<Acme> {
  const server = await startServer({ engine });
  const { api, made, url, running } = server;
  const inOrganization = { organization: "acme" };
  const event = sampleEvent();
  await ingestSender(made.dsn).event(event);
  const attachment = await attach(server, event.event_id);
  await api.call(createMonitor, {
    params: inOrganization,
    body: {
      project: "shop",
      name: "Nightly",
      config: { schedule_type: "crontab", schedule: "0 3 * * *" },
    },
  });
  const [issue] = (await api.call(listIssues, { params: inOrganization })).body;
  const ofIssue = { ...inOrganization, issue: issue?.id ?? "" };
  const note = (await api.call(createNote, { params: ofIssue, body: { text: "Looking" } })).body;
  const inProject = { ...inOrganization, project: "shop" };
  const key = (await api.call(createProjectKey, { params: inProject, body: { name: "second" } }))
    .body;
  const app = (
    await api.call(createSentryApp, {
      body: { name: "Own", isInternal: true, organization: "acme", scopes: ["event:read"] },
    })
  ).body;
  const externalIssue = (
    await api.call(putExternalIssue, {
      params: { installation: app.installation?.uuid ?? "" },
      body: {
        issueId: ofIssue.issue,
        webUrl: "https://tasks.example/1",
        project: "SHOP",
        identifier: "1",
      },
    })
  ).body;
  const hook = { url: "https://hooks.example/", events: ["event.created"] };
  const { id: hookId } = (await api.call(createServiceHook, { params: inProject, body: hook }))
    .body;
  const rule = (
    await api.call(createAlertRule, {
      params: inProject,
      body: {
        name: "Acme alerts",
        actionMatch: "any",
        conditions: [{ id: "sentry.rules.conditions.first_seen_event.FirstSeenEventCondition" }],
        actions: [{ id: "sentry.mail.actions.NotifyEmailAction", targetType: "IssueOwners" }],
        frequency: 30,
      },
    })
  ).body;
  const metricAlert = await alarm(server);
  const search = (
    await api.call(createSavedSearch, {
      params: inOrganization,
      body: { name: "Acme's own", query: "is:unresolved" },
    })
  ).body;
  const ofApp = { params: { app: app.slug }, body: { event: "issue.created" } };
  const delivery = (await api.call(sendTestWebhook, ofApp)).body;
  const { release: version, environment } = event;
  await api.call(createRelease, { params: inOrganization, body: { version, projects: ["shop"] } });
  await api.call(createDeploy, { params: { ...inOrganization, version }, body: { environment } });
  const session = await signIn(url, owner.email, owner.password);
  const hoot = (await api.call(createHoot, { params: inOrganization, body: { name: "Acme shop" } }))
    .body;
  const sentry = (
    await api.call(createSentry, {
      params: inOrganization,
      body: { name: "Acme nightly", hoots: [hoot.uid] },
    })
  ).body;
  const values = {
    ...inProject,
    ...(await addPeople(server.url, api, "acme")).params,
    team: made.team.slug,
    issue: ofIssue.issue,
    note: note.id,
    event: event.event_id,
    eventId: event.event_id,
    shortId: issue?.shortId ?? "",
    app: app.slug,
    delivery: delivery.id,
    installation: app.installation?.uuid ?? "",
    token: app.tokens[0]?.id ?? "",
    version,
    environment,
    monitor: "nightly",
    hoot: hoot.uid,
    sentry: sentry.uid,
    hook: hookId,
    incident: metricAlert.incident,
    search: search.id,
    workflow: rule.id,
    detector: ingestSender(made.dsn).projectId,
    caught: await catchOne(server),
    user: made.user.id,
    session: (await session.api.call(listSignInSessions)).body[0]?.id ?? "",
    // A passkey takes a device.
    passkey: "999999999",
    attachment,
    externalIssue: externalIssue.id,
    // Nothing waits to be published; who may decide would be told so.
    request: "999999999",
    avatar: "0".repeat(32),
    application: (await allowApplication(url, session, "Reader")).client_id,
  };
  const stranger = {
    email: "stranger@elsewhere.example",
    password: "another horse, another battery",
  };
  const elsewhere = await bootstrap(running.instance, {
    organization: "elsewhere",
    project: "garden",
    ...stranger,
  });
  const strangerSession = await signIn(url, stranger.email, stranger.password);
  const strangers = await findStrangers(url, strangerSession, "elsewhere");
  const roaming = await roam(server, strangerSession);
  return {
    server,
    owner: { token: bearer(made.token), session },
    stranger: {
      token: bearer(elsewhere.token),
      session: strangerSession,
    },
    strangers: strangers.set("acme's own integration", bearer(roaming.token)),
    params: (route) => ({
      // Two things are called key: a project's and a tag's. There are two kinds of rules.
      ...pick(
        {
          ...values,
          key: route.path.includes("/keys/") ? key.id : "level",
          rule: route.path.includes("/alert-rules/") ? metricAlert.rule : rule.id,
          detector: route.method === "GET" ? values.detector : metricAlert.detector,
        },
        Object.keys(exampleRequest(route).params),
      ),
    }),
    [Symbol.asyncDispose]: async () => await server[Symbol.asyncDispose](),
  };
}

/** Makes a metric alert and has it alarm, which takes minutes that are made to pass. */
async function alarm({
  api,
  made,
  running,
}: TestServer): Promise<{ rule: string; detector: string; incident: string }> {
  const inOrganization = { organization: "acme" };
  const body = {
    name: "Acme's errors",
    aggregate: "count()",
    timeWindow: 1440,
    thresholdType: 0,
    projects: ["shop"],
    triggers: [{ label: "critical", alertThreshold: 0 }],
  };
  const { id } = (await api.call(createMetricAlert, { params: inOrganization, body })).body;
  await ingestSender(made.dsn).event(sampleEvent());
  const { instance } = running;
  const { now } = instance;
  instance.now = () => now() + 180_000;
  await running.settle();
  instance.now = now;
  const of = { params: { ...inOrganization, rule: id } };
  const incident = (await api.call(getMetricAlert, of)).body.openIncident;
  if (incident === null) throw new Error("the metric alert of the fixture does not alarm");
  const detectors = (await api.call(listDetectors, { params: inOrganization })).body;
  return { rule: id, detector: detectors.at(-1)?.id ?? "", incident };
}

/** Sends something to the owner's catch-all, and gives its id. */
async function catchOne({ api, url }: TestServer): Promise<string> {
  const own = new URL((await api.call(getCatchAll)).body.url);
  await fetch(url + own.pathname);
  const [caught] = (await api.call(listCaughtRequests)).body;
  return caught?.id ?? "";
}

/** An integration that acme made and everybody may have, on the stranger's organization. */
async function roam(
  { url, api, running }: TestServer,
  stranger: BrowserSession,
): Promise<InstalledApp> {
  const app = await buildApp(api, "acme", { name: "Roamer" });
  await running.instance.storage.db
    .updateTable("sentry_apps")
    .set({ status: "published" })
    .where("slug", "=", app.slug)
    .execute();
  return await settleApp(url, stranger.api, "elsewhere", app);
}

/** Sends a file of an event, and gives its id. */
async function attach({ api, made }: TestServer, event: string): Promise<string> {
  const sender = ingestSender(made.dsn);
  const lines = [{ event_id: event }, { type: "attachment", filename: "state.txt" }];
  const text = `${lines.map((line) => JSON.stringify(line)).join("\n")}\nopen\n`;
  await sender.envelope(text);
  const params = { organization: "acme", project: "shop", event };
  const [attachment] = (await api.call(listAttachments, { params })).body;
  return attachment?.id ?? "";
}

export interface RawCall {
  params: Readonly<Record<string, string>>;
  /** Sent as it is; `body` is made JSON. */
  text?: string;
  body?: unknown;
  /** With its question mark. */
  query?: string;
  /** One of the route's aliases, instead of its path. */
  path?: string;
}

/** Calls a route with anything at all, the parts the typed client would not let through too. */
export async function callRaw(url: string, route: Route, caller: Caller, call: RawCall) {
  const path = (call.path ?? route.path).replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(call.params[name] ?? ""),
  );
  const text = call.text ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
  const response = await fetch(url + path + (call.query ?? ""), {
    method: route.method,
    headers: { ...caller, ...(text === undefined ? {} : { "content-type": "application/json" }) },
    ...(text === undefined ? {} : { body: text }),
  });
  const isOpen = route.streams === true && response.ok;
  return {
    status: response.status,
    text: isOpen ? await readFirst(response) : await response.text(),
  };
}

/** How a stream begins; it is let go then, for it has no end. */
async function readFirst(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  return new TextDecoder().decode(value);
}

/** Who may call a route at all: some take a person in a browser only. */
export function callerFor(route: Route, who: Acme["owner"]): Caller {
  return isForBrowsers(route) ? who.session.headers : who.token;
}

/** Whether a route takes no tokens. */
export function isForBrowsers({ access }: Route): boolean {
  return access.kind === "session" || access.kind === "instance-admin";
}

function pick(
  values: Readonly<Record<string, string>>,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => {
      const value = values[name];
      if (value === undefined) throw new Error(`acme has nothing yet to fill {${name}} with`);
      return [name, value];
    }),
  );
}
