import * as z from "zod";
import { noBody, type Route, type Schema } from "@vedette/contract";

/** A handler answered something its route does not declare: our fault, never shown. */
export class ReplyMismatch extends Error {
  override readonly name = "ReplyMismatch";
}

/**
 * The body as the route declares it, everything undeclared stripped; undefined for no body.
 * Throws `ReplyMismatch`, which names places and not values, for any other deviation.
 */
export function checkReply(route: Route, status: number, body: unknown): unknown {
  const schema = (route.responses as { [status: number]: Schema | undefined })[status];
  if (schema === undefined) {
    throw new ReplyMismatch(`${route.id} answered ${status}, which it does not declare`);
  }
  if (schema === noBody) return undefined;
  const checked = z.safeParse(schema, body);
  if (checked.success) return checked.data;
  const places = checked.error.issues
    .slice(0, 10)
    .map((issue) => `${issue.path.map(String).join(".") || "(body)"}: ${issue.message}`);
  throw new ReplyMismatch(`${route.id} answered ${status} with ${places.join("; ")}`);
}
