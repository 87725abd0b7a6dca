import { describe, expect, test } from "vitest";
import { routes, toOpenApi, webhooks, type OpenApiDocument } from "./index.ts";

const document = toOpenApi(routes, {
  title: "Vedette",
  version: "1.2.3",
  serverUrl: "https://errors.acme.example",
  webhooks,
});
const text = JSON.stringify(document);

describe("the OpenAPI document", () => {
  test("has every route at its path, under its own operation id", () => {
    for (const route of routes) {
      const operation = document.paths[route.path]?.[route.method.toLowerCase()];
      expect(operation?.operationId).toBe(route.id);
    }
    const ids = operations(document).map((operation) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(routes.length);
  });

  test("describes each path parameter exactly once", () => {
    for (const [path, item] of Object.entries(document.paths)) {
      const names = Array.from(path.matchAll(/\{(\w+)\}/g), (match) => match[1] ?? "").toSorted();
      for (const operation of Object.values(item)) {
        const declared = operation.parameters?.filter((parameter) => parameter.in === "path") ?? [];
        expect(declared.map((parameter) => parameter.name).toSorted()).toEqual(names);
        expect(declared.every((parameter) => parameter.required)).toBe(true);
      }
    }
  });

  test("refers only to what it holds", () => {
    const pointers = Array.from(text.matchAll(/"\$ref":"#\/([^"]+)"/g), (match) => match[1] ?? "");
    expect(pointers.length).toBeGreaterThan(100);
    expect(pointers.filter((pointer) => lookUp(pointer) === undefined)).toEqual([]);
    expect(text).not.toContain("#/$defs/");
  });

  test("says success and refusal of each operation", () => {
    for (const operation of operations(document)) {
      const statuses = Object.keys(operation.responses);
      expect(statuses.some((status) => /^2\d\d$/.test(status))).toBe(true);
      expect(statuses).toContain("default");
    }
  });

  test("shows query parameters by the spelling meant for people", () => {
    const parameters =
      document.paths["/api/0/organizations/{organization}/issues/"]?.["get"]?.parameters;
    const schemaOf = (name: string) => parameters?.find((one) => one.name === name)?.schema;
    expect(schemaOf("limit")).toEqual({ type: "integer", minimum: 1, maximum: 100 });
    expect(schemaOf("shortIdLookup")).toEqual({ type: "boolean" });
    expect(schemaOf("project")).toMatchObject({ type: "array", items: { type: "string" } });
  });

  test("lets a body be left out only where the route does", () => {
    const tokens = document.paths["/api/0/sentry-apps/{app}/api-tokens/"]?.["post"];
    expect(tokens?.requestBody?.required).toBe(false);
    expect(document.paths["/api/0/sentry-apps/"]?.["post"]?.requestBody?.required).toBe(true);
  });

  test("holds the webhooks", () => {
    expect(Object.keys(document.webhooks ?? {})).toEqual(webhooks.map((webhook) => webhook.event));
  });
});

function operations({ paths }: OpenApiDocument) {
  return Object.values(paths).flatMap((item) => Object.values(item));
}

function lookUp(pointer: string): unknown {
  return pointer
    .split("/")
    .reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | undefined)?.[key],
      document,
    );
}
