import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import {
  parseAlertAction,
  type ParsedComponentRequest,
  parseIssueAction,
  parseSelectRequest,
  parseWebhook,
  type SelectOption,
  type SelectRequest,
  TokenError,
} from "@vedette/integration-kit";
import * as components from "./components.ts";
import { sourcePage, taskPage, tasksPage } from "./pages.ts";
import type { Platform } from "./platform.ts";
import type { Settings } from "./settings.ts";
import type { Sync } from "./sync.ts";
import type { Tasks } from "./tasks.ts";

export interface Parts {
  settings: Settings;
  clientSecret: string;
  tasks: Tasks;
  platform: Platform;
  sync: Sync;
}

type Answer = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

/** The tracker's addresses: what the platform calls, and pages for people. */
export function serve(parts: Parts): Server {
  const routes = routesOf(parts);
  return createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    // A task's number is the only thing in a path that varies.
    const name = `${request.method} ${url.pathname.replace(/\/\d+(?=\/|$)/, "/0")}`;
    const answer = routes.get(name);
    if (answer === undefined) return void response.writeHead(404).end();
    answer(request, response, url).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500).end();
    });
  });
}

function routesOf(parts: Parts): Map<string, Answer> {
  const { settings, tasks, clientSecret: secret } = parts;

  /** A select: who asks is checked before anything is looked up. */
  const select =
    (options: (request: SelectRequest) => SelectOption[]): Answer =>
    async ({ url = "", headers }, response) =>
      reply(response, parseSelectRequest({ url, headers, secret }), options);

  return new Map<string, Answer>([
    ["GET /options/boards", select(() => components.boardOptions(tasks))],
    ["GET /options/people", select((request) => components.personOptions(tasks, request))],
    ["GET /options/tasks", select((request) => components.taskOptions(tasks, request))],
    [
      "POST /components/create",
      async (request, response) => {
        const posted = { headers: request.headers, body: await buffer(request), secret };
        reply(response, parseIssueAction(posted), (action) =>
          components.createTask(settings, tasks, action),
        );
      },
    ],
    [
      "POST /components/link",
      async (request, response) => {
        const posted = { headers: request.headers, body: await buffer(request), secret };
        reply(response, parseIssueAction(posted), (action) =>
          components.linkTask(settings, tasks, action),
        );
      },
    ],
    [
      "POST /components/alert",
      async (request, response) => {
        const posted = { headers: request.headers, body: await buffer(request), secret };
        reply(response, parseAlertAction(posted), (action) => components.checkAlert(tasks, action));
      },
    ],
    ["POST /webhook", async (request, response) => await hear(parts, request, response)],
    ["GET /setup", async (_request, response, url) => await setUp(parts, url, response)],
    [
      "GET /source",
      async (_request, response, url) => show(response, sourcePage(url.searchParams)),
    ],
    ["GET /", async (_request, response) => show(response, tasksPage(tasks.list()))],
    [
      "GET /tasks/0",
      async (_request, response, url) => {
        const task = tasks.find(numberIn(url));
        if (task === undefined) return void response.writeHead(404).end();
        show(response, taskPage(task, tasks.notes(task.id)));
      },
    ],
    [
      "POST /tasks/0/notes",
      async (request, response, url) => await addNote(parts, request, response, url),
    ],
  ]);
}

/** Answers what a UI component asked: 401 to a stranger, 400 with the reason for what cannot be. */
function reply<T>(
  response: ServerResponse,
  parsed: ParsedComponentRequest<T>,
  answer: (request: T) => unknown,
): void {
  const send = (status: number, body: unknown): void =>
    void response
      .writeHead(status, { "Content-Type": "application/json" })
      .end(JSON.stringify(body));
  if (!parsed.ok) return send(parsed.reason.endsWith("signature") ? 401 : 400, {});
  try {
    send(200, answer(parsed.request));
  } catch (error) {
    if (!(error instanceof components.Refusal)) throw error;
    send(400, error.body);
  }
}

async function hear(
  { clientSecret: secret, sync, tasks }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await buffer(request);
  const parsed = parseWebhook({ headers: request.headers, body, secret });
  if (!parsed.ok) {
    return void response.writeHead(parsed.reason === "unknown-event" ? 200 : 401).end();
  }
  // The platform waits for a second only, and sends again what it is not sure of.
  response.writeHead(200).end();
  const { idempotencyKey } = parsed.webhook;
  if (idempotencyKey === null || tasks.isNew(idempotencyKey)) await sync.hear(parsed.webhook);
}

/** The Redirect URL of a public integration: a browser comes here right after the installation. */
async function setUp({ platform, settings }: Parts, url: URL, response: ServerResponse) {
  const code = url.searchParams.get("code");
  const installationId = url.searchParams.get("installationId");
  if (code === null || installationId === null) return void response.writeHead(400).end();
  try {
    await platform.install(installationId, code);
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    return void response.writeHead(403).end("This installation could not be finished.");
  }
  response.writeHead(302, { location: settings.platformUrl }).end();
}

async function addNote(
  { settings, tasks, sync }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { origin } = request.headers;
  // A page elsewhere must not write in the name of who looks at it.
  if (origin !== undefined && origin !== new URL(settings.url).origin) {
    return void response.writeHead(403).end();
  }
  const form = new URLSearchParams((await buffer(request)).toString("utf8"));
  const author = form.get("author")?.trim() ?? "";
  const text = form.get("text")?.trim() ?? "";
  const task = tasks.find(numberIn(url));
  if (task === undefined) return void response.writeHead(404).end();
  if (author === "" || text === "") return void response.writeHead(400).end();
  await sync.note(task, author, text);
  response.writeHead(303, { location: `/tasks/${task.id}` }).end();
}

function show(response: ServerResponse, page: string): void {
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(page);
}

function numberIn({ pathname }: URL): number {
  return Number(/\d+/.exec(pathname)?.[0] ?? Number.NaN);
}
