import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exampleRequest, type Route, routes, type Schema, toOpenApi } from "@vedette/contract";
import { testEngines } from "@vedette/testkit";
import { type Acme, callerFor, callRaw, type RawCall, startAcme } from "./acme.ts";

const document = toOpenApi(routes, { title: "", version: "", serverUrl: "" });
const named = routes.map((route): [name: string, route: Route] => [
  `${route.method} ${route.path}`,
  route,
]);
const changing = named.filter(([, route]) => route.body !== undefined);
const asking = named.filter(([, route]) => route.query !== undefined);
const about = named.filter(([, route]) => route.path.includes("{"));

/** What no property expects, as far as JSON goes. */
const oddValues: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  0.1,
  2 ** 60,
  "",
  "\u0000",
  "\ud800",
  "💥‮",
  "x".repeat(70_000),
  "../../etc/passwd",
  "'; drop table users; --",
  [],
  [null],
  [[]],
  {},
  { "": { "": "" } },
  { toString: 1 },
];

const oddTexts = [
  "",
  "\u0000",
  "-1",
  "0",
  "1e9",
  "99999999999999999999999999",
  "x".repeat(2000),
  "💥",
  "[]",
  "..",
  "%",
  "'--",
  "is:unresolved OR (((",
  '"',
  "a:b:c !has:x",
];

describe.each(testEngines())("on %s, whatever is sent", (engine) => {
  let acme: Acme;
  beforeAll(async () => {
    acme = await startAcme(engine);
  });
  afterAll(async () => {
    await acme[Symbol.asyncDispose]();
  });

  /**
   * Sends it as the owner, who may do everything, and gives the status; never one of 5xx, but when an
   * integration was asked and did not answer as it should, which the answer then names.
   */
  const statusOf = async (route: Route, call: Partial<RawCall>): Promise<number> => {
    const { status, text } = await callRaw(acme.server.url, route, callerFor(route, acme.owner), {
      params: acme.params(route),
      ...call,
    });
    const sent = JSON.stringify(call).slice(0, 300);
    if (!namesAnIntegration(text)) {
      expect(status, `${route.method} ${route.path} ${sent} said ${text}`).toBeLessThan(500);
    }
    return status;
  };

  test.each(changing)("%s refuses bodies that are not what it asks for", async (_name, route) => {
    const example = exampleRequest(route).body;
    for (const text of ["{", "[1,", "nonsense", '{"a":1}}', "\u0000"]) {
      expect(await statusOf(route, { text })).toBe(400);
    }
    const bodies = [
      ...oddValues,
      ...bodyProperties(route).flatMap((property) =>
        oddValues.map((value) => ({ ...(example as object), [property]: value })),
      ),
    ];
    const wronglyAnswered: unknown[] = [];
    for (const body of bodies) {
      // Null reads as nothing at all.
      const isFit = await accepts(route.body, JSON.parse(JSON.stringify(body)) ?? {});
      const status = await statusOf(route, { body });
      if (!isFit && status !== 400) wronglyAnswered.push({ body, status });
    }
    expect(wronglyAnswered).toEqual([]);
  });

  test.each(asking)("%s refuses queries that are not what it asks for", async (_name, route) => {
    const { body } = exampleRequest(route);
    const wronglyAnswered: unknown[] = [];
    for (const name of queryNames(route)) {
      for (const value of oddTexts) {
        const query = `?${new URLSearchParams([[name, value]]).toString()}`;
        const status = await statusOf(route, { query, body });
        const isFit = await accepts(route.query, { [name]: value });
        if (!isFit && status !== 400) wronglyAnswered.push({ query, status });
      }
      await statusOf(route, { query: `?${name}=1&${name}=2&${name}[a]=3`, body });
    }
    expect(wronglyAnswered).toEqual([]);
  });

  test.each(about)("%s knows nothing by names that are none", async (_name, route) => {
    const params = acme.params(route);
    const { body } = exampleRequest(route);
    // Whoever brings no credentials is told that, before anything is looked up.
    const { access } = route;
    const refusals = access.kind === "public" && access.ownCredentials ? [401, 400] : [404, 400];
    const wronglyAnswered: unknown[] = [];
    for (const name of Object.keys(params)) {
      for (const value of oddTexts.filter((text) => text !== "" && text !== "..")) {
        const status = await statusOf(route, { body, params: { ...params, [name]: value } });
        if (!refusals.includes(status)) wronglyAnswered.push({ name, value, status });
      }
    }
    expect(wronglyAnswered).toEqual([]);
  });

  test("and afterwards the server is well", async () => {
    const answer = await fetch(`${acme.server.url}/health/ready`);
    expect(answer.status).toBe(200);
  });
});

function namesAnIntegration(text: string): boolean {
  return /"context":\{[^}]*"integration":"/.test(text);
}

async function accepts(schema: Schema | undefined, value: unknown): Promise<boolean> {
  const result = await (schema as StandardSchema | undefined)?.["~standard"].validate(value);
  return result?.issues === undefined;
}

/** https://standardschema.dev, which every schema of the contract follows. */
interface StandardSchema {
  "~standard": {
    validate(
      value: unknown,
    ): { issues?: readonly unknown[] } | Promise<{ issues?: readonly unknown[] }>;
  };
}

function operationOf(route: Route) {
  return document.paths[route.path]?.[route.method.toLowerCase()];
}

function bodyProperties(route: Route): string[] {
  const schema = operationOf(route)?.requestBody?.content["application/json"].schema;
  const name = schema?.$ref?.split("/").at(-1);
  const target = name === undefined ? schema : document.components.schemas[name];
  return Object.keys(target?.properties ?? {});
}

function queryNames(route: Route): string[] {
  const parameters = operationOf(route)?.parameters ?? [];
  return parameters.filter((one) => one.in === "query").map(({ name }) => name);
}
