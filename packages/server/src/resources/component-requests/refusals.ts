import { Problem } from "@vedette/contract/problems";

/** How much of a sentence from outside is shown. */
const MAX_MESSAGE = 1000;

/**
 * What an app did when it was asked, told to whoever wanted to know: with the app's own status, or
 * with one that says how it failed us.
 */
export function integrationFailed(app: { slug: string }, status: number, detail: string): Problem {
  // Beyond 599 there is no status that could be passed on.
  const passed = status > 599 ? 502 : status;
  const context = { integration: app.slug };
  return new Problem("integration-failed", { status: passed, detail, context });
}

/** For failures nobody foresaw; the id finds the request among those the app was sent. */
export function unforeseen(app: { slug: string }, requestId: string): Problem {
  const detail = `An issue occured during the integration platform process. Sentry error ID: ${requestId}`;
  return integrationFailed(app, 500, detail);
}

/** The `message` of an app's answer, where that is JSON and has one. */
export function readMessage(body: string): string | undefined {
  const parsed = readJson(body);
  if (typeof parsed !== "object" || parsed === null || !("message" in parsed)) return undefined;
  const { message } = parsed;
  if (typeof message !== "string" || message.trim() === "") return undefined;
  return message.slice(0, MAX_MESSAGE);
}

/** Undefined where the text is no JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
