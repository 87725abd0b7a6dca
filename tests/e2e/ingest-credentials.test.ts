import { randomBytes } from "node:crypto";
import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getProjectEvent, updateProjectKey } from "@vedette/contract";
import {
  type IngestAnswer,
  type IngestSender,
  ingestSender,
  makeProject,
  sampleEvent,
  startServer,
  testEngines,
  type TestServer,
  toEnvelope,
} from "@vedette/testkit";

const inOrganization = { organization: "acme" };

describe.each(testEngines())("on %s", (engine) => {
  let server: TestServer;
  let sender: IngestSender;
  let envelopePath: string;
  let storePath: string;
  beforeAll(async () => {
    server = await startServer({ engine });
    sender = ingestSender(server.made.dsn);
    envelopePath = `/api/${sender.projectId}/envelope/`;
    storePath = `/api/${sender.projectId}/store/`;
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  const isStored = async (eventId: string, project = "shop"): Promise<boolean> => {
    const params = { ...inOrganization, project, event: eventId };
    return await server.api.call(getProjectEvent, { params }).then(
      ({ body }) => body.eventID === eventId,
      () => false,
    );
  };

  const expectStored = async (answer: IngestAnswer, eventId: string): Promise<void> => {
    expect([answer.status, answer.body]).toEqual([200, { id: eventId }]);
    expect(answer.headers.get("content-type")).toContain("application/json");
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(await isStored(eventId)).toBe(true);
  };

  const expectRefused = (answer: IngestAnswer, status: number, detail: RegExp): void => {
    expect([answer.status, answer.body]).toEqual([
      status,
      expect.objectContaining({ detail: expect.stringMatching(detail) }),
    ]);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("access-control-expose-headers")).toContain("x-sentry-error");
    expect(answer.headers.get("x-sentry-error")).toMatch(detail);
  };

  describe("who sends may be said", () => {
    const auth = (): string => `Sentry sentry_version=7, sentry_key=${sender.publicKey}`;
    const ways: [
      string,
      () => { query?: string; headers?: Record<string, string>; header?: object },
    ][] = [
      [
        "in the query",
        () => ({ query: `?sentry_version=7&sentry_key=${sender.publicKey}&sentry_client=x%2F1` }),
      ],
      ["in X-Sentry-Auth", () => ({ headers: { "x-sentry-auth": auth() } })],
      [
        "in Authorization",
        () => ({ headers: { authorization: auth().replace("Sentry", "sentry") } }),
      ],
      [
        "in X-Sentry-Auth of an old client, with a secret, in another order and without blanks",
        () => ({
          headers: {
            "x-sentry-auth": `Sentry sentry_client=raven-node/2.6.4,sentry_timestamp=1795223663,sentry_secret=${"0".repeat(32)},sentry_key=${sender.publicKey},sentry_version=5`,
          },
        }),
      ],
      [
        "in Authorization as Basic",
        () => ({ headers: { authorization: `Basic ${btoa(`${sender.publicKey}:`)}` } }),
      ],
      ["in Authorization as DSN", () => ({ headers: { authorization: `DSN ${server.made.dsn}` } })],
      [
        "in the query, beside a proxy's own authorization",
        () => ({
          query: `?sentry_key=${sender.publicKey}`,
          headers: { authorization: "Bearer of-a-proxy" },
        }),
      ],
      ["in the envelope's dsn", () => ({ header: { dsn: server.made.dsn } })],
      [
        "in several places that agree",
        () => ({
          query: `?sentry_key=${sender.publicKey}`,
          headers: { "x-sentry-auth": auth() },
          header: { dsn: server.made.dsn },
        }),
      ],
    ];

    test.each(ways)("%s", async (_name, way) => {
      const { query = "", headers, header } = way();
      const event = sampleEvent();
      const answer = await sender.post(envelopePath + query, toEnvelope(event, header), headers);
      await expectStored(answer, event.event_id);
    });

    test.each(ways.filter(([name]) => !name.includes("envelope") && !name.includes("several")))(
      "%s, to the store endpoint",
      async (_name, way) => {
        const { query = "", headers } = way();
        const event = sampleEvent();
        const answer = await sender.post(storePath + query, JSON.stringify(event), headers);
        await expectStored(answer, event.event_id);
      },
    );

    test("with or without the path's last slash, also to the store endpoint without a project", async () => {
      const query = `?sentry_key=${sender.publicKey}`;
      for (const path of [storePath, storePath.slice(0, -1), "/api/store/"]) {
        const event = sampleEvent();
        await expectStored(await sender.post(path + query, JSON.stringify(event)), event.event_id);
      }
      const event = sampleEvent();
      await expectStored(
        await sender.post(envelopePath.slice(0, -1) + query, toEnvelope(event)),
        event.event_id,
      );
    });

    test("but nobody at all is refused with 401, and contradictions too", async () => {
      const body = toEnvelope(sampleEvent());
      const other = `Sentry sentry_key=${randomBytes(16).toString("hex")}`;
      const query = `?sentry_key=${sender.publicKey}`;
      expectRefused(await sender.post(envelopePath, body), 401, /missing authorization/);
      expectRefused(await sender.post(storePath, "{}"), 401, /missing authorization/);
      expectRefused(
        await sender.post(envelopePath, body, { "x-sentry-auth": "Sentry" }),
        401,
        /malformed/,
      );
      expectRefused(
        await sender.post(envelopePath + query, body, { "x-sentry-auth": other }),
        401,
        /conflicting/,
      );
    });

    test("but an unknown key or another project's is refused with 403, a malformed one with 400", async () => {
      const body = toEnvelope(sampleEvent());
      const unknown = `?sentry_key=${randomBytes(16).toString("hex")}`;
      const own = `?sentry_key=${sender.publicKey}`;
      expectRefused(
        await sender.post(envelopePath + unknown, body),
        403,
        /rejected with_reason: ProjectId/,
      );
      expectRefused(
        await sender.post(`/api/999999/envelope/${own}`, body),
        403,
        /rejected with_reason: ProjectId/,
      );
      expectRefused(await sender.post(`${envelopePath}?sentry_key=short`, body), 400, /public key/);
      expectRefused(
        await sender.post(`${envelopePath}${own}&sentry_version=99`, body),
        400,
        /version/,
      );
    });

    test("but a disabled key is refused with 403", async () => {
      const { params, key, sender: closed } = await makeProject(server.api, "closed");
      await server.api.call(updateProjectKey, {
        params: { ...params, key: key.id },
        body: { isActive: false },
      });
      expectRefused(await closed.event(sampleEvent()), 403, /rejected with_reason: ProjectId/);
    });
  });

  describe("very old clients load an image whose address holds the event", () => {
    const load = async (data: string): Promise<Response> => {
      const path = `/api/${sender.projectId}/store/?sentry_version=2&sentry_key=${sender.publicKey}`;
      return await fetch(`${server.url}${path}&sentry_data=${data}`);
    };
    const small = () => ({ event_id: randomBytes(16).toString("hex"), message: "No total" });

    test.each([
      ["as JSON", (text: string) => encodeURIComponent(text)],
      ["as base64", (text: string) => encodeURIComponent(btoa(text))],
      ["as base64 whose plus signs nobody escaped", (text: string) => btoa(text)],
      [
        "as base64 of zlib",
        (text: string) => encodeURIComponent(deflateSync(text).toString("base64")),
      ],
    ])("%s", async (_name, encode) => {
      const event = { ...small(), extra: { note: "~~~>>>???" } };
      const response = await load(encode(JSON.stringify(event)));
      expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/gif"]);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.subarray(0, 6).toString("latin1")).toBe("GIF89a");
      expect(await isStored(event.event_id)).toBe(true);
    });

    test("and are refused as others are", async () => {
      const url = `${server.url}/api/${sender.projectId}/store/`;
      expect((await fetch(url)).status).toBe(401);
      expect((await load("")).status).toBe(400);
      expect((await load("nonsense")).status).toBe(400);
    });
  });
});
