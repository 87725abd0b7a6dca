import { describe, expect, test } from "vitest";
import type { Behaviour } from "@vedette/testkit";
import { openAskedApp, refusalOf } from "./app-world.fixture.ts";
import { loadChoices } from "./load-choices.ts";
import { type IssueAction, sendIssueAction } from "./send-issue-action.ts";

const context = { integration: "acme-tasks" };
const json = (value: unknown): Behaviour => ({ status: 200, body: JSON.stringify(value) });

/** Nobody can be late for less than this and still be waited for. */
const PATIENCE_MS = 150;

describe("a select whose app", () => {
  const fallback =
    "Something went wrong while getting options for Select FormField from acme-tasks";
  const format = "Invalid response format for Select FormField in acme-tasks from uri: /people";
  const missing = "Missing `value` or `label` in option data for Select FormField";

  test.each<[string, Behaviour, number, string]>([
    ["says why", { status: 422, body: '{"message":"No such board"}' }, 422, "No such board"],
    ["asks who we are", { status: 401, body: '{"message":"Log in"}' }, 401, "Log in"],
    ["says nothing", { status: 404 }, 404, fallback],
    ["says it in no JSON", { status: 503, body: "<h1>Down</h1>" }, 503, fallback],
    ["says no text", { status: 500, body: '{"message":{"code":1}}' }, 500, fallback],
    ["says an empty text", { status: 500, body: '{"message":" "}' }, 500, fallback],
    ["answers an odd status", { status: 799 }, 502, fallback],
    ["does not answer in time", "hang", 502, fallback],
    ["hangs up", "close", 502, fallback],
    ["gives no list", json({ choices: [] }), 400, format],
    ["gives null", json(null), 400, format],
    ["gives an option without a value", json([{ label: "Ada" }]), 500, missing],
    ["gives an option without a label", json([{ value: "7" }]), 500, missing],
    ["gives an option that is none", json(["Ada"]), 500, missing],
    ["gives null for an option", json([null]), 500, missing],
  ])("%s is refused: %j", async (_name, behaviour, status, detail) => {
    const { client, installation, receiver } = await openAskedApp("sqlite", PATIENCE_MS);
    receiver.otherwise = behaviour;
    const asking = loadChoices(client, installation, { uri: "/people" });
    expect(await refusalOf(asking)).toEqual([status, { detail, context }]);
    expect(receiver.requests).toHaveLength(1);
  });

  test.each<[string, Behaviour]>([
    ["sends us elsewhere", "redirect"],
    ["gives no JSON", { status: 200, body: "[" }],
    ["gives nothing", { status: 204 }],
    ["does not end", "oversize"],
  ])("%s is refused with the id of the request", async (_name, behaviour) => {
    const { client, installation, receiver, kept } = await openAskedApp();
    receiver.otherwise = behaviour;
    const asking = loadChoices(client, installation, { uri: "/people" });
    const [status, body] = await refusalOf(asking);
    const [request] = await kept();
    expect([status, body]).toEqual([
      500,
      {
        detail: `An issue occured during the integration platform process. Sentry error ID: ${request?.request_id}`,
        context,
      },
    ]);
    expect(receiver.requests).toHaveLength(1);
  });
});

const ACTION: IssueAction = {
  action: "create",
  uri: "/tasks",
  fields: { title: "TypeError: x is undefined" },
  issueId: 501,
  webUrl: "https://errors.acme.example/organizations/acme/issues/501/",
  project: { slug: "shop", id: 11 },
  actor: { type: "user", id: 7, name: "Ada" },
};

describe.each(["create", "link"] as const)("to %s an issue with an app that", (action) => {
  const fallback = "Issue occurred while trying to contact acme-tasks to link issue";
  const unparsable = "Unable to parse response from acme-tasks";
  const shape = "Invalid response format from sentry app acme-tasks when linking issue";
  const made = { webUrl: "https://tasks.example/1", project: "SHOP", identifier: "1" };

  test.each<[string, Behaviour, number, string]>([
    ["says why", { status: 409, body: '{"message":"Is done"}' }, 409, "Is done"],
    ["says nothing", { status: 500 }, 500, fallback],
    ["does not answer in time", "hang", 502, fallback],
    ["hangs up", "close", 502, fallback],
    ["gives no JSON", { status: 200, body: "created" }, 500, unparsable],
    ["gives nothing", { status: 204 }, 500, unparsable],
    ["sends us elsewhere", "redirect", 500, unparsable],
    ["does not end", "oversize", 500, unparsable],
    ["gives a list", json([made]), 500, shape],
    ["gives null", json(null), 500, shape],
    ["leaves out the address", json({ ...made, webUrl: undefined }), 500, shape],
    ["leaves out the project", json({ ...made, project: undefined }), 500, shape],
    ["leaves out the identifier", json({ ...made, identifier: undefined }), 500, shape],
    ["gives a number for a name", json({ ...made, identifier: 1 }), 500, shape],
    ["gives a script for an address", json({ ...made, webUrl: "javascript:alert(1)" }), 500, shape],
    ["gives no address", json({ ...made, webUrl: "https://" }), 500, shape],
  ])("%s is refused: %j", async (_name, behaviour, status, detail) => {
    const { client, installation, receiver } = await openAskedApp("sqlite", PATIENCE_MS);
    receiver.otherwise = behaviour;
    const asking = sendIssueAction(client, installation, { ...ACTION, action });
    expect(await refusalOf(asking)).toEqual([status, { detail, context }]);
    expect(receiver.requests).toHaveLength(1);
  });
});

describe("an app that cannot be asked", () => {
  test("for want of an address is refused without a request", async () => {
    const { client, installationWith } = await openAskedApp();
    const nowhere = installationWith({ webhookUrl: null });
    const detail = "Sentry app webhook_url is not configured";
    expect(await refusalOf(loadChoices(client, nowhere, { uri: "/people" }))).toEqual([
      500,
      { detail, context },
    ]);
    expect(await refusalOf(sendIssueAction(client, nowhere, ACTION))).toEqual([
      500,
      { detail, context },
    ]);
  });

  test("because it is switched off is refused without a request", async () => {
    const { client, installationWith, receiver } = await openAskedApp();
    const off = installationWith({ isDisabled: true });
    const [status] = await refusalOf(loadChoices(client, off, { uri: "/people" }));
    expect([status, receiver.requests]).toEqual([403, []]);
  });

  test("because it has yet to confirm its installation is refused without a request", async () => {
    const { client, installation, receiver } = await openAskedApp();
    const pending = { ...installation, isInstalled: false };
    const [status, body] = await refusalOf(loadChoices(client, pending, { uri: "/people" }));
    expect([status, receiver.requests]).toEqual([400, []]);
    expect(body).toEqual({
      detail:
        "The installation of acme-tasks is not complete: the integration has yet to confirm it.",
    });
  });

  test("on an address of this network's own is refused as one that cannot be reached", async () => {
    const { client, installationWith, kept } = await openAskedApp();
    const inside = installationWith({ webhookUrl: "http://10.0.0.1/hook" });
    const [status] = await refusalOf(loadChoices(client, inside, { uri: "/people" }));
    expect(status).toBe(502);
    expect(await kept()).toMatchObject([{ outcome: "private-address", status: "failed" }]);
  });
});
