import type { EventPayload, ExceptionValue, Frame } from "../../seams.ts";

/** Names have no spaces but those a tag's own name may have. */
const VARIABLE = /\{\{\s*([\w.:-]{1,240})\s*\}\}/g;
const TAG_PREFIX = "tags.";

/**
 * Fills `{{ variables }}` in a fingerprint entry from the event. One the event has no value for
 * becomes a text such as `<no-transaction>`; a name we do not know stays as it was written.
 */
export function resolveVariables(entry: string, event: EventPayload): string {
  if (!entry.includes("{{")) return entry;
  return entry.replace(VARIABLE, (written, name: string) => {
    if (name.startsWith(TAG_PREFIX)) return tagValue(event, name.slice(TAG_PREFIX.length));
    const variable = VARIABLES.get(name);
    if (!variable) return written;
    return variable.read(event) || `<no-${variable.missing}>`;
  });
}

interface Variable {
  read: (event: EventPayload) => string | undefined;
  /** What `<no-…>` says. */
  missing: string;
}

const ERROR_TYPE: Variable = { read: (event) => mainException(event)?.type, missing: "type" };
const ERROR_VALUE: Variable = { read: (event) => mainException(event)?.value, missing: "value" };
const FUNCTION: Variable = { read: (event) => crashFrame(event)?.function, missing: "function" };
const MODULE: Variable = { read: (event) => crashFrame(event)?.module, missing: "module" };
const PATH: Variable = {
  read: (event) => crashFrame(event)?.abs_path ?? crashFrame(event)?.filename,
  missing: "abs-path",
};
const FILENAME: Variable = { read: (event) => crashFrame(event)?.filename, missing: "filename" };
const PACKAGE: Variable = { read: (event) => crashFrame(event)?.package, missing: "package" };

const VARIABLES = new Map<string, Variable>([
  ["transaction", { read: (event) => event.transaction, missing: "transaction" }],
  ["message", { read: message, missing: "message" }],
  ["type", ERROR_TYPE],
  ["error.type", ERROR_TYPE],
  ["value", ERROR_VALUE],
  ["error.value", ERROR_VALUE],
  ["function", FUNCTION],
  ["stack.function", FUNCTION],
  ["module", MODULE],
  ["stack.module", MODULE],
  ["path", PATH],
  ["stack.abs_path", PATH],
  ["stack.filename", FILENAME],
  ["package", PACKAGE],
  ["stack.package", PACKAGE],
  ["level", { read: (event) => event.level, missing: "level" }],
  ["logger", { read: (event) => event.logger, missing: "logger" }],
]);

function tagValue(event: EventPayload, name: string): string {
  const pair = event.tags.find(([key]) => key === name);
  return pair?.[1] || `<no-value-for-tag-${name}>`;
}

function message(event: EventPayload): string | undefined {
  return event.logentry?.formatted || event.exception?.values.at(-1)?.value;
}

function mainException(event: EventPayload): ExceptionValue | undefined {
  const exceptions = event.exception?.values ?? [];
  const mainId = event.exception?.main_exception_id;
  const named =
    mainId === undefined
      ? undefined
      : exceptions.find((exception) => exception.mechanism?.exception_id === mainId);
  return named ?? exceptions.at(-1);
}

/** The newest in-app frame of the main stack, else its newest frame. */
function crashFrame(event: EventPayload): Frame | undefined {
  const frames = mainFrames(event);
  return frames.findLast((frame) => frame.in_app === true) ?? frames.at(-1);
}

function mainFrames(event: EventPayload): Frame[] {
  const stack = mainException(event)?.stacktrace ?? event.stacktrace;
  if (stack) return stack.frames;
  const threads = event.threads?.values ?? [];
  return (threads.length === 1 ? threads[0]?.stacktrace?.frames : undefined) ?? [];
}
