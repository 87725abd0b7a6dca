import { type Client, createSentryApp, listIssues, type NewSentryApp } from "@vedette/contract";
import {
  apiClient,
  type EngineName,
  ingestSender,
  type ReceivedRequest,
  Receiver,
  sampleEvent,
  startServer,
  type TestServer,
} from "@vedette/testkit";

const TITLE = { type: "text", label: "Title", name: "title", default: "issue.title" };
const BOARD = { type: "select", label: "Board", name: "board", uri: "/boards" };

/** One element of each type. */
export const ELEMENTS = [
  { type: "stacktrace-link", uri: "/debug" },
  {
    type: "issue-link",
    link: { uri: "/tasks/link", required_fields: [BOARD] },
    create: {
      uri: "/tasks",
      required_fields: [
        TITLE,
        BOARD,
        { ...BOARD, name: "team", options: [["1", "Blue"]], uri: undefined },
      ],
      optional_fields: [
        { ...BOARD, name: "owner", uri: "/people", depends_on: ["board"] },
        { ...BOARD, name: "label", uri: "/labels", skip_load_on_open: true },
      ],
    },
  },
  {
    type: "alert-rule-action",
    title: "Create a task",
    settings: { type: "alert-rule-settings", uri: "/alert", required_fields: [BOARD] },
  },
  {
    type: "issue-media",
    title: "Recording",
    elements: [
      { type: "header", text: "Before it broke" },
      { type: "image", url: "/shots/1.png", alt: "The page" },
      { type: "video", url: "https://cdn.example/1.mp4" },
    ],
  },
];

/** What an app that works answers. */
export function answer({ method, path }: ReceivedRequest) {
  if (method === "GET") {
    return { status: 200, body: JSON.stringify([{ value: "5", label: "Five", default: true }]) };
  }
  const identifier = path === "/tasks" ? "1" : "<2>";
  const webUrl = `https://tasks.example/${encodeURIComponent(identifier)}`;
  return { status: 200, body: JSON.stringify({ webUrl, project: "SHOP", identifier }) };
}

/** A server where acme's internal app with every component listens, and an issue it can be about. */
export interface ComponentWorld extends AsyncDisposable {
  server: TestServer;
  receiver: Receiver;
  app: NewSentryApp;
  installation: string;
  /** Acts as the app. */
  asApp: Client;
  issueId: string;
}

/** Starts it. */
export async function startComponentWorld(
  engine: EngineName,
  fields: object = {},
): Promise<ComponentWorld> {
  const server = await startServer({ engine, env: { VEDETTE_COMPONENT_TIMEOUT_MS: "400" } });
  const receiver = await Receiver.start();
  receiver.otherwise = answer;
  const { api, made, url } = server;
  const body = {
    name: "Acme Tasks",
    isInternal: true,
    organization: "acme",
    scopes: ["event:admin", "org:read"],
    webhookUrl: `${receiver.url}/hooks/sentry`,
    schema: { elements: ELEMENTS.map((element) => JSON.parse(JSON.stringify(element)) as object) },
    ...fields,
  };
  const app = (await api.call(createSentryApp, { body })).body;
  await ingestSender(made.dsn).event(sampleEvent());
  const [issue] = (await api.call(listIssues, { params: { organization: "acme" } })).body;
  return {
    server,
    receiver,
    app,
    installation: app.installation?.uuid ?? "",
    asApp: apiClient(url, app.tokens[0]?.token ?? ""),
    issueId: issue?.id ?? "",
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await receiver[Symbol.asyncDispose]();
    },
  };
}
