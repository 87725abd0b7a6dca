import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  checkAppSchema,
  createSentryApp,
  listAppComponents,
  listPreparedComponents,
  listWebhookRequests,
  requestChoices,
  updateSentryApp,
} from "@vedette/contract";
import { testEngines } from "@vedette/testkit";
import { answer, type ComponentWorld, ELEMENTS, startComponentWorld } from "./component-world.ts";
import { refusal } from "./refusal.ts";

const inAcme = { organization: "acme" };
const FIVE = { choices: [["5", "Five"]], defaultValue: "5" };

describe.each(testEngines())("on %s", (engine) => {
  let world: ComponentWorld;
  beforeAll(async () => {
    world = await startComponentWorld(engine);
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
  });

  const prepare = async (query: object = {}) =>
    (await world.server.api.call(listPreparedComponents, { params: inAcme, query })).body;
  const ask = async (query: object) =>
    await world.server.api.call(requestChoices, {
      params: { installation: world.installation },
      query: { uri: "/boards", ...query },
    });

  test("an app's components are listed as its builder wrote them", async () => {
    const { app, server } = world;
    const components = (await server.api.call(listAppComponents, { params: { app: app.slug } }))
      .body;
    expect(components.map(({ schema }) => schema)).toEqual(
      JSON.parse(JSON.stringify(ELEMENTS)) as unknown,
    );
    expect(components[0]).toEqual({
      uuid: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      type: "stacktrace-link",
      schema: ELEMENTS[0],
      error: "",
      sentryApp: { uuid: app.uuid, slug: app.slug, name: "Acme Tasks", avatars: [] },
    });
  });

  test("components get new names whenever the schema is saved", async () => {
    const { app, server } = world;
    const params = { app: app.slug };
    const before = (await server.api.call(listAppComponents, { params })).body;
    const { schema } = app;
    await server.api.call(updateSentryApp, { params, body: { schema } });
    const after = (await server.api.call(listAppComponents, { params })).body;
    expect(after.map(({ type }) => type)).toEqual(before.map(({ type }) => type));
    const names = [...before, ...after].map(({ uuid }) => uuid);
    expect(new Set(names).size).toBe(names.length);
  });

  test("a stacktrace-link is prepared with a whole address", async () => {
    const { receiver, installation } = world;
    const asked = receiver.requests.length;
    const url = `${receiver.url}/debug?installationId=${installation}`;
    expect(await prepare({ filter: "stacktrace-link" })).toMatchObject([
      { schema: { type: "stacktrace-link", uri: "/debug", url }, error: "" },
    ]);
    const [here] = await prepare({ filter: "stacktrace-link", projectId: "shop" });
    expect(here?.schema["url"]).toBe(`${url}&projectSlug=shop`);
    expect(receiver.requests.length).toBe(asked);
  });

  test("an issue-link is prepared with what its selects offer when the form opens", async () => {
    const asked = world.receiver.requests.length;
    const [component] = await prepare({ filter: "issue-link" });
    expect(world.receiver.requests.length).toBe(asked + 1);
    const options = { choices: [["1", "Blue"]] };
    expect(component).toMatchObject({
      error: "",
      schema: {
        link: { uri: "/tasks/link", required_fields: [{ name: "board", ...FIVE }] },
        create: {
          required_fields: [
            { name: "title", default: "issue.title" },
            { name: "board", ...FIVE },
            { name: "team", ...options },
          ],
          optional_fields: [
            { name: "owner", choices: [] },
            { name: "label", choices: [] },
          ],
        },
      },
    });
  });

  test("an alert-rule-action and issue-media are prepared too", async () => {
    const { receiver } = world;
    const prepared = await prepare();
    expect(prepared.map(({ type }) => type)).toEqual(ELEMENTS.map(({ type }) => type));
    expect(prepared[2]?.schema).toMatchObject({
      settings: { required_fields: [{ name: "board", ...FIVE }] },
    });
    expect(prepared[3]?.schema["elements"]).toEqual([
      { type: "header", text: "Before it broke" },
      { type: "image", url: `${receiver.url}/shots/1.png`, alt: "The page" },
      { type: "video", url: "https://cdn.example/1.mp4" },
    ]);
  });

  test("a component whose app fails says so, and the others are there", async () => {
    const { receiver } = world;
    receiver.otherwise = { status: 500, body: '{"message":"The database is away"}' };
    const prepared = await prepare();
    expect(prepared.map(({ error }) => error)).toEqual([
      "",
      "Encountered error: The database is away",
      "Encountered error: The database is away",
      "",
    ]);
    receiver.otherwise = { status: 200, body: "<html>" };
    const [component] = await prepare({ filter: "issue-link" });
    expect(component?.error).toMatch(
      new RegExp(
        `^Something went wrong while trying to link issue for component: ${component?.uuid}\\. Sentry error ID: [0-9a-f]{32}$`,
      ),
    );
    expect(component?.schema).toEqual(JSON.parse(JSON.stringify(ELEMENTS[1])));
    receiver.otherwise = answer;
  });

  test("a select asks with what was typed, and with what it depends on", async () => {
    const { receiver, installation, app } = world;
    const { body } = await ask({ projectId: "shop", query: "fi", dependentData: '{"team":"1"}' });
    expect(body).toEqual(FIVE);
    const asked = receiver.requests.at(-1);
    expect(asked?.path).toBe(
      `/boards?installationId=${installation}&projectSlug=shop&query=fi&dependentData=%7B%22team%22%3A%221%22%7D`,
    );
    const signature = createHmac("sha256", app.clientSecret ?? "").digest("hex");
    expect(asked?.headers["sentry-app-signature"]).toBe(signature);
  });

  test("what an app answers to a select is passed on with its status, and is not ours to log", async () => {
    const { receiver, app } = world;
    receiver.otherwise = { status: 422, body: '{"message":"No such team"}' };
    const context = { integration: app.slug };
    const refused = { status: 422, body: { detail: "No such team", context } };
    expect(await refusal(ask({}))).toEqual(refused);
    receiver.otherwise = "hang";
    const detail = `Something went wrong while getting options for Select FormField from ${app.slug}`;
    expect(await refusal(ask({}))).toEqual({ status: 502, body: { detail, context } });
    receiver.otherwise = answer;
  });

  test("a select is refused an address elsewhere, and a project there is not", async () => {
    const asked = world.receiver.requests.length;
    expect(await refusal(ask({ uri: "//evil.example/a" }))).toEqual({
      status: 400,
      body: { detail: "Invalid URI: must be a relative path starting with '/'." },
    });
    expect((await refusal(ask({ projectId: "garden" }))).status).toBe(404);
    expect((await refusal(ask({ uri: undefined }))).body).toEqual({
      uri: ["This field is required."],
    });
    expect(world.receiver.requests.length).toBe(asked);
  });

  test("an app asks for its own choices, and not for its neighbours'", async () => {
    const { server, installation, asApp } = world;
    const params = { installation };
    const { body } = await asApp.call(requestChoices, { params, query: { uri: "/boards" } });
    expect(body).toEqual(FIVE);
    const other = (
      await server.api.call(createSentryApp, {
        body: { name: "Other", isInternal: true, organization: "acme", scopes: ["org:read"] },
      })
    ).body.installation;
    const foreign = { params: { installation: other?.uuid ?? "" }, query: { uri: "/boards" } };
    expect((await refusal(asApp.call(requestChoices, foreign))).status).toBe(403);
  });

  test("every request stands among those the app was sent", async () => {
    const { server, app } = world;
    await ask({ query: "remember me" });
    const params = { app: app.slug };
    const eventType = "select_options.requested";
    const sent = (await server.api.call(listWebhookRequests, { params, query: { eventType } }))
      .body;
    expect(sent[0]).toMatchObject({ eventType, responseCode: 200 });
    expect(sent[0]?.webhookUrl).toContain("query=remember+me");
    expect(sent.some(({ responseCode }) => responseCode === 0)).toBe(true);
    expect(sent.some(({ responseCode }) => responseCode === 422)).toBe(true);
  });
});

test("a schema that cannot be is refused with the words for it, when an app is made or changed", async () => {
  await using world = await startComponentWorld("sqlite", { schema: {} });
  const { api } = world.server;
  const schema = { elements: [{ type: "stacktrace-link" }] };
  const message = "'uri' is a required property for element of type 'stacktrace-link'";
  const body = { name: "Bad", isInternal: true, organization: "acme", schema };
  expect(await refusal(api.call(createSentryApp, { body }))).toEqual({
    status: 400,
    body: { schema: [message] },
  });
  const params = { app: world.app.slug };
  expect(await refusal(api.call(updateSentryApp, { params, body: { schema } }))).toEqual({
    status: 400,
    body: { schema: [message] },
  });
  const checked = async (given: unknown) =>
    (await api.call(checkAppSchema, { params, body: { schema: given } })).body;
  expect(await checked(schema)).toEqual({ message, types: [] });
  const types = ELEMENTS.map(({ type }) => type);
  expect(await checked({ elements: ELEMENTS })).toEqual({ message: null, types });
  expect(await checked({})).toEqual({ message: null, types: [] });
  const { body: unchanged } = await api.call(listAppComponents, { params });
  expect(unchanged).toEqual([]);
});
