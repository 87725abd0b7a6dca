import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import {
  ApiError,
  bulkUpdateIssues,
  createApiToken,
  createClient,
  createSentryAppToken,
  getIssue,
  getMe,
  listIssues,
  type RouteAnswer,
  type RouteBody,
  type RouteParams,
  type RouteQuery,
  type RouteReply,
  updateIssue,
} from "./index.ts";

interface Heard {
  method: string | undefined;
  url: string | undefined;
  contentType: string | undefined;
  authorization: string | undefined;
  body: string;
}

test("a call becomes one request: path, repeated query, JSON body, headers", async () => {
  await using server = await listen((_request, response) => answer(response, 204));
  const client = createClient({
    baseUrl: `${server.url}/`,
    headers: { authorization: "Bearer t" },
  });
  const reply = await client.call(bulkUpdateIssues, {
    params: { organization: "a b" },
    query: { id: ["1", "2"], query: "is:unresolved & x" },
    body: { status: "resolved" },
  });
  expect(reply.status).toBe(204);
  expect(reply.body).toBeUndefined();
  expect(server.heard).toEqual([
    {
      method: "PUT",
      url: "/api/0/organizations/a%20b/issues/?id=1&id=2&query=is%3Aunresolved+%26+x",
      contentType: "application/json",
      authorization: "Bearer t",
      body: '{"status":"resolved"}',
    },
  ]);
});

test("a list tells the cursors of its neighbouring pages", async () => {
  const link =
    '<http://h/?cursor=0:0:1>; rel="previous"; results="false"; cursor="0:0:1", <http://h/?cursor=0:2:0>; rel="next"; results="true"; cursor="0:2:0"';
  await using server = await listen((_request, response) => answer(response, 200, [], { link }));
  const reply = await createClient({ baseUrl: server.url }).call(listIssues, {
    params: { organization: "acme" },
    query: { limit: 2 },
  });
  expect(reply).toMatchObject({ status: 200, body: [], next: "0:2:0" });
  expect(reply.previous).toBeUndefined();
});

test.each([
  [404, { detail: "Gone." }, "Gone.", {}],
  [403, { detail: ["No.", "Never."] }, "No. Never.", {}],
  [403, "Bare words", "Bare words", {}],
  [
    400,
    { slug: ["Taken."], non_field_errors: ["Odd."] },
    "slug: Taken. Odd.",
    { slug: ["Taken."], non_field_errors: ["Odd."] },
  ],
  [502, undefined, "The server answered with status 502.", {}],
] as const)(
  "a refusal %i %j is thrown with its sentence",
  async (status, body, sentence, fields) => {
    await using server = await listen((_request, response) => answer(response, status, body));
    const refused = await createClient({ baseUrl: server.url })
      .call(getMe)
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    expect(refused).toBeInstanceOf(ApiError);
    expect(refused).toMatchObject({ status, body, sentence, message: sentence, fields });
  },
);

test("a page of HTML from something in between is not shown as a sentence", async () => {
  await using server = await listen((_request, response) => {
    response.writeHead(502, { "content-type": "text/html" }).end("<html>Bad gateway</html>");
  });
  await expect(createClient({ baseUrl: server.url }).call(getMe)).rejects.toThrow(
    "The server answered with status 502.",
  );
});

test("a path parameter left empty is refused before anything is sent", async () => {
  await using server = await listen((_request, response) => answer(response, 200, {}));
  const client = createClient({ baseUrl: server.url });
  await expect(client.call(getIssue, { params: { organization: "", issue: "1" } })).rejects.toThrow(
    "organization is not given",
  );
  expect(server.heard).toEqual([]);
});

test("types follow the route", () => {
  const client = createClient({ baseUrl: "" });
  const misuse = [
    // @ts-expect-error the path has parameters
    () => client.call(listIssues),
    // @ts-expect-error not a status
    () => client.call(updateIssue, { params: at, body: { status: "nope" } }),
    // @ts-expect-error the body has something that must be given
    () => client.call(createApiToken),
    // @ts-expect-error a reading route takes no body
    () => client.call(getIssue, { params: at, body: {} }),
    () => client.call(createSentryAppToken, { params: { app: "x" } }),
  ];
  const at: RouteParams<typeof updateIssue> = { organization: "acme", issue: "1" };
  const query: RouteQuery<typeof listIssues> = { project: ["shop"], limit: 5 };
  const body: RouteBody<typeof updateIssue> = { substatus: null };
  const reply: RouteReply<typeof bulkUpdateIssues> = { status: 204, body: undefined };
  const answered: RouteAnswer<typeof bulkUpdateIssues> = { status: 204 };
  // @ts-expect-error a status the route does not declare
  const undeclared: RouteAnswer<typeof bulkUpdateIssues> = { status: 201, body: {} };
  expect([misuse.length, query.limit, body.substatus, reply.status, answered.status]).toEqual([
    5,
    5,
    null,
    204,
    204,
  ]);
  expect(undeclared.status).toBe(201);
});

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => void) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      heard.push({
        method: request.method,
        url: request.url,
        contentType: request.headers["content-type"],
        authorization: request.headers.authorization,
        body: Buffer.concat(chunks).toString(),
      });
      handle(request, response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    heard,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function answer(
  response: ServerResponse,
  status: number,
  body?: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(body === undefined ? "" : JSON.stringify(body));
}
