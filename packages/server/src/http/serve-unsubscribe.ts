import type { FastifyInstance, FastifyReply } from "fastify";
import { Problem } from "@vedette/contract/problems";

/** What a link would stop, or with `stop` has stopped; undefined when there is no such link. */
export type AnswerUnsubscribe = (
  token: string,
  stop: boolean,
) => Promise<{ about: string } | undefined>;

const POLICY = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/**
 * The page behind the link in a mail: no login, no script. Looking at it stops nothing, for programs
 * look at every link; its button does, and so does a mail program's own (RFC 8058).
 */
export async function serveUnsubscribe(
  server: FastifyInstance,
  answer: AnswerUnsubscribe,
): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      "*",
      { parseAs: "buffer", bodyLimit: 1024 },
      (_request, _body, done) => done(null),
    );
    scope.get("/unsubscribe/:token/", async (request, reply) => {
      const { token } = request.params as { token: string };
      const found = await answer(token, false);
      if (found === undefined) throw new Problem("unknown-route");
      const button = '<form method="post"><button>Stop these mails</button></form>';
      return send(reply, `<p>Stop mails about ${found.about}?</p>${button}`);
    });
    scope.post("/unsubscribe/:token/", async (request, reply) => {
      const { token } = request.params as { token: string };
      const found = await answer(token, true);
      if (found === undefined) throw new Problem("unknown-route");
      return send(reply, `<p>You get no more mails about ${found.about}.</p>`);
    });
  });
}

function send(reply: FastifyReply, body: string): FastifyReply {
  return reply
    .header("content-type", "text/html; charset=utf-8")
    .header("content-security-policy", POLICY)
    .header("cache-control", "no-store")
    .send(`<!doctype html><html lang="en"><title>Vedette</title><body>${body}</body></html>`);
}
