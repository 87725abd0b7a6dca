import * as z from "zod";
import { toJsonSchema, type JsonSchema, type NamedSchemas } from "./json-schema.ts";
import { noBody, type Access, type Route, type Schema } from "./route.ts";
import { webhookBody, type Webhook } from "./webhooks/webhook.ts";

export interface OpenApiOptions {
  title: string;
  version: string;
  /** Where the server answers, without `/api/0`. */
  serverUrl: string;
  /** Documented beside the routes. */
  webhooks?: readonly Webhook[];
  /** Name of the cookie that carries a person's session. */
  sessionCookie?: string;
}

export interface OpenApiDocument {
  openapi: "3.1.0";
  info: { title: string; version: string };
  servers: { url: string }[];
  tags: { name: string }[];
  paths: { [path: string]: { [method: string]: Operation } };
  webhooks?: { [name: string]: { post: Operation } };
  components: {
    schemas: NamedSchemas;
    responses: { [name: string]: ResponseObject };
    securitySchemes: { [name: string]: { [key: string]: string } };
  };
}

export interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security?: { [scheme: string]: string[] }[];
  parameters?: ParameterObject[];
  requestBody?: { required: boolean; content: JsonContent };
  responses: { [status: string]: ResponseObject | { $ref: string } };
}

export interface ParameterObject {
  name: string;
  in: "path" | "query";
  required: boolean;
  schema: JsonSchema;
}

interface ResponseObject {
  description: string;
  content?: JsonContent | EventContent;
}

type JsonContent = {
  "application/json": { schema: JsonSchema };
  "application/x-www-form-urlencoded"?: { schema: JsonSchema };
};
type EventContent = { "text/event-stream": { schema: JsonSchema } };

/** The OpenAPI 3.1 document of the given routes: one operation each, under its own id. */
export function toOpenApi(routes: readonly Route[], options: OpenApiOptions): OpenApiDocument {
  const schemas: NamedSchemas = {};
  const paths: OpenApiDocument["paths"] = {};
  for (const route of routes) {
    const item = (paths[route.path] ??= {});
    item[route.method.toLowerCase()] = toOperation(route, schemas);
  }
  const webhooks = Object.fromEntries(
    (options.webhooks ?? []).map((webhook) => [
      webhook.event,
      { post: toWebhookOperation(webhook, schemas) },
    ]),
  );
  return {
    openapi: "3.1.0",
    info: { title: options.title, version: options.version },
    servers: [{ url: options.serverUrl }],
    tags: [...new Set(routes.map(tagOf))].map((name) => ({ name })),
    paths,
    ...(options.webhooks === undefined ? {} : { webhooks }),
    components: {
      schemas: { ...PROBLEM_SCHEMAS, ...schemas },
      responses: PROBLEM_RESPONSES,
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "A user, app or organization token" },
        session: {
          type: "apiKey",
          in: "cookie",
          name: options.sessionCookie ?? "better-auth.session_token",
        },
      },
    },
  };
}

function toOperation(route: Route, named: NamedSchemas): Operation {
  const description = describe(route);
  return {
    operationId: route.id,
    summary: route.summary,
    ...(description === "" ? {} : { description }),
    tags: [tagOf(route)],
    security: securityOf(route.access),
    parameters: [
      ...toParameters("path", route.params, named),
      ...(route.query === undefined ? [] : toParameters("query", route.query, named)),
    ],
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: !acceptsNothing(route.body),
            content: bodyContent(route, toJsonSchema(route.body, "input", named)),
          },
        }),
    responses: toResponses(route, named),
  };
}

function toParameters(where: "path" | "query", schema: Schema, named: NamedSchemas) {
  const object = toJsonSchema(schema, "input", named);
  return Object.entries(object.properties ?? {}).map(([name, property]): ParameterObject => ({
    name,
    in: where,
    required: object.required?.includes(name) ?? false,
    schema: property as JsonSchema,
  }));
}

function toResponses(route: Route, named: NamedSchemas): Operation["responses"] {
  const responses: Operation["responses"] = {};
  for (const [status, schema] of Object.entries(route.responses)) {
    responses[status] =
      schema === noBody
        ? { description: "Done; no body" }
        : {
            description: route.streams ? "Success; the data of one event" : "Success",
            content: route.streams
              ? { "text/event-stream": { schema: toJsonSchema(schema, "output", named) } }
              : jsonContent(toJsonSchema(schema, "output", named)),
          };
  }
  const refuse = (status: number, name: string) => {
    responses[status] = { $ref: `#/components/responses/${name}` };
  };
  if (route.body !== undefined || route.query !== undefined) refuse(400, "Invalid");
  if (route.access.kind !== "public") refuse(401, "Unauthenticated");
  if (route.access.kind !== "public" || route.method !== "GET") refuse(403, "Forbidden");
  if (route.path.includes("{")) refuse(404, "NotFound");
  if (route.body !== undefined) refuse(413, "TooLarge");
  responses["default"] = { $ref: "#/components/responses/Refused" };
  return responses;
}

function toWebhookOperation(webhook: Webhook, named: NamedSchemas): Operation {
  return {
    operationId: `webhook.${webhook.event}`,
    summary: webhook.summary,
    tags: ["webhooks"],
    requestBody: {
      required: true,
      content: jsonContent(toJsonSchema(webhookBody(webhook), "output", named)),
    },
    responses: { "2XX": { description: "Received" } },
  };
}

function describe(route: Route): string {
  return [
    route.access.kind === "scopes"
      ? `Needs one of the scopes ${route.access.anyOf.map((scope) => `\`${scope}\``).join(", ")}.`
      : ACCESS_SENTENCES[route.access.kind],
    ...(route.alias === undefined
      ? []
      : [`Also answers at ${route.alias.map((path) => `\`${path}\``).join(", ")}.`]),
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

const ACCESS_SENTENCES = {
  public: "",
  "signed-in": "Any signed-in caller.",
  session: "A person's browser session only.",
  "instance-admin": "Administrators of the instance only.",
} as const;

function securityOf(access: Access): { [scheme: string]: string[] }[] {
  if (access.kind === "public") return [];
  return access.kind === "session" ? [{ session: [] }] : [{ token: [] }, { session: [] }];
}

function tagOf(route: Route): string {
  return route.id.split(".", 1)[0] ?? route.id;
}

function acceptsNothing(body: Schema): boolean {
  return z.safeParse(body, undefined).success;
}

function bodyContent({ acceptsForm }: Route, schema: JsonSchema): JsonContent {
  const form = acceptsForm === true ? { "application/x-www-form-urlencoded": { schema } } : {};
  return { ...jsonContent(schema), ...form };
}

function jsonContent(schema: JsonSchema): JsonContent {
  return { "application/json": { schema } };
}

const PROBLEM_SCHEMAS: NamedSchemas = {
  Problem: {
    type: "object",
    properties: { detail: {}, error_type: { type: "string" }, context: { type: "object" } },
    required: ["detail"],
  },
  FieldProblem: {
    type: "object",
    description: "What is wrong, by field; `non_field_errors` for the whole.",
    additionalProperties: { type: "array", items: { type: "string" } },
  },
};

const problem = jsonContent({ $ref: "#/components/schemas/Problem" });

const PROBLEM_RESPONSES: { [name: string]: ResponseObject } = {
  Invalid: {
    description: "The request is not valid",
    content: jsonContent({
      anyOf: [
        { $ref: "#/components/schemas/FieldProblem" },
        { $ref: "#/components/schemas/Problem" },
      ],
    }),
  },
  Unauthenticated: { description: "No valid credentials", content: problem },
  Forbidden: { description: "The caller may not do this", content: problem },
  NotFound: { description: "Not there, or not for this caller to see", content: problem },
  TooLarge: { description: "The body is larger than 1 MiB", content: problem },
  Refused: { description: "Any other refusal", content: problem },
};
