import { describe, expect, test } from "vitest";
import {
  acceptInvitation,
  createClient,
  createNote,
  deleteMember,
  getOrganization,
  inviteMember,
  type Issue,
  listActivities,
  listAuditLogs,
  listMembers,
  updateIssue,
  updateProject,
} from "@vedette/contract";
import {
  apiClient,
  type BrowserSession,
  ingestSender,
  Receiver,
  sampleEvent,
  signIn,
  startServer,
  testEngines,
  type TestServer,
} from "@vedette/testkit";
import { allowApplication, buildApp, settleApp } from "./installed-apps.ts";

const inAcme = { organization: "acme" };
const MIA = { email: "mia@acme.example", password: "quite another long password" };

/** Mia, an owner of acme like Ada. */
async function joinMia({ url, api }: TestServer): Promise<BrowserSession> {
  const body = { email: MIA.email, orgRole: "owner" as const };
  const { invite_link: link } = (await api.call(inviteMember, { params: inAcme, body })).body;
  const [, invitedTo = "", invitation = "", secret = ""] =
    /\/accept\/([^/]+)\/([^/]+)\/([^/]+)\/$/.exec(link ?? "") ?? [];
  const params = { invitedTo, invitation, secret };
  const { password } = MIA;
  await createClient({ baseUrl: url }).call(acceptInvitation, {
    params,
    body: { name: "Mia", password },
  });
  return await signIn(url, MIA.email, password);
}

async function removeMia({ api }: TestServer): Promise<void> {
  const members = (await api.call(listMembers, { params: inAcme })).body;
  const member = members.find(({ email }) => email === MIA.email)?.id ?? "";
  await api.call(deleteMember, { params: { ...inAcme, member } });
}

describe.each(testEngines())("on %s", (engine) => {
  test("what an integration does is its own, and goes on without those who brought it", async () => {
    await using server = await startServer({ engine });
    await using receiver = await Receiver.start();
    const { url, api } = server;
    const mia = await joinMia(server);
    const app = await settleApp(
      url,
      mia.api,
      "acme",
      await buildApp(mia.api, "acme", { name: "Helper" }),
    );
    const listener = await buildApp(api, "acme", {
      name: "Listener",
      webhookUrl: receiver.url,
      events: ["issue", "comment"],
    });
    await settleApp(url, api, "acme", listener);
    const asMia = await allowApplication(url, mia, "Reader");
    await ingestSender(server.made.dsn).event(sampleEvent());
    await receiver.until(() => receiver.webhooks("issue.created").length === 1);
    const [created] = receiver.webhooks("issue.created");
    const issue = (created?.data["issue"] as Issue | undefined)?.id ?? "";

    await removeMia(server);
    const gone = apiClient(url, asMia.token);
    await expect(gone.call(getOrganization, { params: inAcme })).rejects.toMatchObject({
      status: 404,
    });

    const helper = apiClient(url, app.token);
    const params = { ...inAcme, issue };
    await helper.call(createNote, { params, body: { text: "On it" } });
    await helper.call(updateIssue, { params, body: { status: "resolved" } });
    await helper.call(updateProject, {
      params: { ...inAcme, project: "shop" },
      body: { name: "Shop 2" },
    });

    const history = (await api.call(listActivities, { params })).body.activity;
    const own = history.filter(({ type }) => type === "note" || type === "set_resolved");
    expect(own.map(({ user, sentry_app }) => [user, sentry_app?.name])).toEqual([
      [null, "Helper"],
      [null, "Helper"],
    ]);
    const audit = (await api.call(listAuditLogs, { params: inAcme })).body.rows;
    const edit = audit.find(({ event }) => event === "project.edit");
    expect(edit?.actor).toMatchObject({ id: null, name: "Helper" });
    const install = audit.find(({ event }) => event === "sentry-app.install");
    expect(install).toBeDefined();

    await receiver.until(() => receiver.webhooks("issue.resolved").length === 1);
    const actor = { type: "application", name: "Helper" };
    expect(receiver.webhooks("issue.resolved")[0]?.actor).toMatchObject(actor);
    expect(receiver.webhooks("comment.created")[0]?.actor).toMatchObject(actor);
  });
});
