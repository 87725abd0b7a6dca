import type { FastifyInstance, FastifyRequest } from "fastify";
import { Problem } from "@vedette/contract/problems";

/** On the routes that say so, beside what every route has. */
export interface FormConfig {
  acceptsForm: boolean;
}

/**
 * Reads forms, as curl and Postman send them, on routes that take one; everywhere else they are
 * refused, for a page of another site can send a form without asking. A field is a text, several of
 * one name are a list of texts; files are refused.
 */
export function readForms(server: FastifyInstance): void {
  server.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string" },
    async (request: FastifyRequest, body: string) => {
      requireFormRoute(request);
      return toFields(new URLSearchParams(body));
    },
  );
  server.addContentTypeParser(
    "multipart/form-data",
    { parseAs: "buffer" },
    async (request: FastifyRequest, body: Buffer) => {
      requireFormRoute(request);
      const headers = { "content-type": request.headers["content-type"] ?? "" };
      const form = await new Response(new Uint8Array(body), { headers }).formData().catch(() => {
        throw new Problem("bad-request", { detail: "The form could not be read." });
      });
      return toFields(form);
    },
  );
}

function requireFormRoute(request: FastifyRequest): void {
  const { acceptsForm } = request.routeOptions.config as Partial<FormConfig>;
  if (acceptsForm !== true) throw new Problem("unsupported-media-type");
}

function toFields(
  pairs: Iterable<[string, string | File]>,
): { [name: string]: string | string[] } | undefined {
  const fields = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    if (typeof value !== "string") {
      throw new Problem("bad-request", { detail: "A form with files is not accepted here." });
    }
    if (name.includes("\0") || value.includes("\0")) {
      throw new Problem("bad-request", { detail: "Null characters are not allowed." });
    }
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  if (fields.size === 0) return undefined;
  return Object.fromEntries(
    Array.from(fields, ([name, values]) => [
      name,
      values.length === 1 ? (values[0] ?? "") : values,
    ]),
  );
}
