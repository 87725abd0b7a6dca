import type { FastifyInstance } from "fastify";
import { findNulProblem } from "./refuse-nul.ts";

/**
 * JSON is the only body the interface takes, besides forms where a route says so. One left empty reads as none: clients say the type
 * also when they send nothing.
 */
export function readOnlyJson(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  const parse = server.getDefaultJsonParser("error", "error");
  server.addContentTypeParser(
    "application/json",
    { parseAs: "string" },
    (request, body: string, done) => {
      if (body === "") done(null, undefined);
      else
        void parse(request, body, (error, value) =>
          done(error ?? findNulProblem(body, value) ?? null, value),
        );
    },
  );
}
