import { createHmac, timingSafeEqual } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createSentryApp, getIssue, type Issue, type IssueDetail } from "@vedette/contract";
import {
  apiClient,
  ingestSender,
  type ReceivedRequest,
  Receiver,
  sampleEvent,
  startServer,
  testEngines,
  toException,
  type WebhookBody,
} from "@vedette/testkit";

/** The snippet integration builders are given: it signs what JSON makes of the parsed body again. */
function verifyParsed(request: ReceivedRequest, secret: string): boolean {
  const hmac = createHmac("sha256", secret);
  hmac.update(JSON.stringify(JSON.parse(request.body)), "utf8");
  return hmac.digest("hex") === request.headers["sentry-hook-signature"];
}

/** What careful receivers do: sign the bytes as they came, compare in constant time. */
function verifyBytes(request: ReceivedRequest, secret: string): boolean {
  const expected = createHmac("sha256", secret).update(Buffer.from(request.body)).digest("hex");
  const given = String(request.headers["sentry-hook-signature"]);
  return (
    given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
  );
}

interface Notification {
  title: string;
  url: string;
}

/**
 * The receiver of the integration guide: takes a webhook, and for a new issue of its project asks
 * the API with the integration's token for the details, to push them to somebody's phone.
 */
class PhoneNotifier {
  readonly notifications: Notification[] = [];
  readonly #options: { apiUrl: string; token: string; secret: string; project: string };

  constructor(options: { apiUrl: string; token: string; secret: string; project: string }) {
    this.#options = options;
  }

  async webhook(request: ReceivedRequest): Promise<void> {
    const { secret, project } = this.#options;
    if (!verifyParsed(request, secret) || !verifyBytes(request, secret)) {
      throw new Error("the signature does not fit");
    }
    const { action, data } = JSON.parse(request.body) as WebhookBody;
    if (action !== "created") return;
    const { id } = data["issue"] as Issue;
    const issue = await this.#getIssue(id);
    if (issue.project.slug !== project) return;
    this.notifications.push({ title: issue.title, url: issue.permalink });
  }

  async #getIssue(id: string): Promise<IssueDetail> {
    const { apiUrl, token } = this.#options;
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${apiUrl}/api/0/issues/${id}/`, { headers });
    if (!response.ok) throw new Error(`the API answered ${response.status}`);
    return (await response.json()) as IssueDetail;
  }
}

const errors = [
  { words: "plain", type: "TypeError", value: "The basket has no total" },
  {
    words: "non-ASCII",
    type: "Ошибка",
    value: "größter Wert „überschritten“ — 東京 🗼\u2028\u0007",
  },
];

describe.each(testEngines())("on %s, an internal integration", (engine) => {
  test.each(errors)(
    "hears of a new issue in $words words, reads it and resolves it",
    async ({ type, value }) => {
      await using server = await startServer({ engine });
      await using receiver = await Receiver.start();
      const { body: app } = await server.api.call(createSentryApp, {
        body: {
          name: "Phone notifier",
          isInternal: true,
          organization: "acme",
          webhookUrl: `${receiver.url}/webhook`,
          scopes: ["event:read", "event:write"],
          events: ["issue"],
        },
      });
      const token = app.tokens[0]?.token ?? "";
      const secret = app.clientSecret ?? "";
      const notifier = new PhoneNotifier({ apiUrl: server.url, token, secret, project: "shop" });

      const sent = sampleEvent({ exception: { values: [toException(type, value)] } });
      await ingestSender(server.made.dsn).event(sent);
      await receiver.until(({ length }) => length === 1);

      const [created] = receiver.requests;
      if (!created) throw new Error("nothing was received");
      expectHeaders(created);
      const body = JSON.parse(created.body) as WebhookBody;
      expect(Object.keys(body)).toEqual(["action", "installation", "data", "actor"]);
      expect(body).toMatchObject({
        action: "created",
        installation: { uuid: app.installation?.uuid },
        data: {
          issue: { level: "error", status: "unresolved", count: "1", project: { slug: "shop" } },
        },
        actor: { type: "application", id: "sentry", name: "Sentry" },
      });

      await notifier.webhook(created);
      const { id, title, permalink } = body.data["issue"] as Issue;
      expect(title.startsWith(`${type}: ${value.slice(0, 10)}`)).toBe(true);
      expect(notifier.notifications).toEqual([{ title, url: permalink }]);

      const integration = apiClient(server.url, token);
      const params = { organization: "acme", issue: id };
      await fetch(`${server.url}/api/0/issues/${id}/`, {
        method: "PUT",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: JSON.stringify({ status: "resolved" }),
      });
      expect((await integration.call(getIssue, { params })).body.status).toBe("resolved");
      await receiver.until(({ length }) => length === 2);

      const resolved = receiver.requests[1];
      if (!resolved) throw new Error("nothing more was received");
      expectHeaders(resolved);
      await notifier.webhook(resolved);
      expect(JSON.parse(resolved.body)).toMatchObject({
        action: "resolved",
        installation: { uuid: app.installation?.uuid },
        data: { resolution_type: "now", issue: { id, status: "resolved" } },
        actor: { type: "application", id: app.uuid, name: "Phone notifier" },
      });
      expect(resolved.headers["idempotency-key"]).not.toBe(created.headers["idempotency-key"]);
      expect(notifier.notifications).toHaveLength(1);
    },
  );

  test("sees nothing but its own organization, and only with its token", async () => {
    await using server = await startServer({ engine });
    await using receiver = await Receiver.start();
    const { body: app } = await server.api.call(createSentryApp, {
      body: {
        name: "Looker",
        isInternal: true,
        organization: "acme",
        webhookUrl: receiver.url,
        scopes: ["event:read"],
        events: ["issue"],
      },
    });
    await ingestSender(server.made.dsn).event(sampleEvent());
    await receiver.until(({ length }) => length === 1);
    const [issue] = receiver.webhooks("issue.created").map(({ data }) => data["issue"]);
    const url = `${server.url}/api/0/issues/${(issue as Issue).id}/`;
    const answer = async (token: string, method: "GET" | "PUT"): Promise<number> => {
      const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
      const body = method === "PUT" ? { body: JSON.stringify({ status: "resolved" }) } : {};
      return (await fetch(url, { method, headers, ...body })).status;
    };

    const token = app.tokens[0]?.token ?? "";
    expect(await answer(token, "GET")).toBe(200);
    expect(await answer(token, "PUT")).toBe(403);
    expect(await answer(`${token.slice(1)}0`, "GET")).toBe(401);
    await server.settle();
    expect(receiver.requests).toHaveLength(1);
  });
});

/** Exactly the headers of docs/wire.md, besides those HTTP itself needs. */
function expectHeaders({ method, path, headers }: ReceivedRequest): void {
  const { host: _host, connection: _connection, ...told } = headers;
  expect({ method, path, ...told }).toEqual({
    method: "POST",
    path: "/webhook",
    "content-type": "application/json",
    "content-length": expect.stringMatching(/^\d+$/),
    "request-id": expect.stringMatching(/^[0-9a-f]{32}$/),
    "sentry-hook-resource": "issue",
    "sentry-hook-timestamp": expect.stringMatching(/^\d{10}$/),
    "sentry-hook-signature": expect.stringMatching(/^[0-9a-f]{64}$/),
    "idempotency-key": expect.stringMatching(/^[0-9a-f]{32}$/),
    "user-agent": expect.stringMatching(/^vedette\//i),
    "webhook-id": headers["idempotency-key"],
    "webhook-timestamp": headers["sentry-hook-timestamp"],
    "webhook-signature": expect.stringMatching(/^v1,[\w+/]{43}=$/),
  });
}
