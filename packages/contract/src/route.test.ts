import * as z from "zod";
import { expect, test } from "vitest";
import { defineRoute, noBody, noParams, pathParameters } from "./route.ts";

const base = { id: "x.y", path: "/api/0/x/", summary: "X", params: noParams } as const;
const access = { kind: "signed-in" } as const;

test("a route that changes something must name its audit decision, one that looks may not", () => {
  const responses = { 204: noBody };
  defineRoute({ ...base, access, method: "DELETE", responses, audit: { none: "nothing is kept" } });
  defineRoute({ ...base, access, method: "PUT", responses, audit: ["org.edit", "project.edit"] });
  // @ts-expect-error the decision is missing
  defineRoute({ ...base, access, method: "DELETE", responses });
  // @ts-expect-error not an event of the audit log
  defineRoute({ ...base, access, method: "DELETE", responses, audit: "org.explode" });
  // @ts-expect-error reading leaves nothing in the audit log
  const reading = defineRoute({ ...base, access, method: "GET", responses, audit: "org.edit" });
  expect(reading.id).toBe("x.y");
});

test("a route asks only for known scopes and declares only successes", () => {
  const responses = { 200: z.string() };
  const scoped = { kind: "scopes", anyOf: ["org:read"] } as const;
  const route = defineRoute({ ...base, access: scoped, method: "GET", responses });
  const unknown = { kind: "scopes", anyOf: ["org:all"] } as const;
  // @ts-expect-error no such scope
  defineRoute({ ...base, access: unknown, method: "GET", responses });
  // @ts-expect-error a refusal is a problem, not a declared answer
  defineRoute({ ...base, access, method: "GET", responses: { 404: z.string() } });
  expect(route.access.anyOf).toEqual(["org:read"]);
});

test("the parameters of a path are found in order", () => {
  expect(pathParameters("/a/{b}/c/{dE}/")).toEqual(["b", "dE"]);
  expect(pathParameters("/a/")).toEqual([]);
});
