import * as z from "zod";
import { describe, expect, test } from "vitest";
import { exampleRequest } from "./example-request.ts";
import { pathParameters, routes } from "./index.ts";

describe("every route", () => {
  test("has an operation id of its own", () => {
    const ids = routes.map((route) => route.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z-]+(\.[a-z-]+)+$/.test(id))).toEqual([]);
  });

  test("answers at paths of its own", () => {
    const places = routes.flatMap((route) =>
      [route.path, ...(route.alias ?? [])].map(
        (path) => `${route.method} ${path.replace(/\{\w+\}/g, "{}")}`,
      ),
    );
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
  });

  test.each(routes.map((route) => [route.id, route] as const))(
    "%s declares exactly the parameters of its path",
    (_id, route) => {
      const declared = Object.keys(z.toJSONSchema(route.params).properties ?? {});
      expect(declared.toSorted()).toEqual(pathParameters(route.path).toSorted());
      expect(route.path).toMatch(
        /^\/(api\/0|oauth|sentry-app-avatar|\.well-known)\/(([a-z0-9_-]+|\{\w+\})\/)*$/,
      );
      for (const alias of route.alias ?? []) {
        expect(alias).toMatch(/^\/api\/0\/(([a-z0-9_-]+|\{\w+\})\/)+$/);
        const missing = pathParameters(route.path).filter(
          (name) => !pathParameters(alias).includes(name),
        );
        expect(missing.every((name) => name === "organization")).toBe(true);
        expect(missing.length === 0 || pathParameters(alias).includes("issue")).toBe(true);
      }
    },
  );

  test.each(routes.map((route) => [route.id, route] as const))(
    "%s accepts its own example request",
    (_id, route) => {
      const example = exampleRequest(route);
      expect(z.safeParse(route.params, example.params).error).toBeUndefined();
      expect(z.safeParse(route.query ?? z.object({}), {}).error).toBeUndefined();
      expect(z.safeParse(route.body ?? z.undefined(), example.body).error).toBeUndefined();
    },
  );

  test("that leaves nothing in the audit log says why", () => {
    const unexplained = routes.filter(
      ({ audit }) =>
        audit !== undefined && typeof audit === "object" && "none" in audit && !audit.none,
    );
    expect(unexplained.map((route) => route.id)).toEqual([]);
  });

  test("cannot be altered once declared", () => {
    for (const route of routes) {
      expect(Object.isFrozen(route)).toBe(true);
      expect(Object.isFrozen(route.responses)).toBe(true);
    }
  });
});
