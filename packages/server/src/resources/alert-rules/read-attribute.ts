import type { EventPayload, Frame, Json } from "../../protocol/index.ts";
import type { Attribute } from "./model.ts";

type Read = (event: EventPayload) => unknown;

const READERS: { readonly [A in Attribute]: Read } = {
  message: ({ logentry, title }) => [logentry?.formatted, title],
  platform: ({ platform }) => platform,
  environment: ({ environment }) => environment,
  type: ({ type }) => type,
  "error.handled": (event) => handledOf(event),
  "error.unhandled": (event) => handledOf(event) === false,
  "error.main_thread": ({ threads }) =>
    threads?.values.filter(({ crashed }) => crashed).map(({ main }) => main),
  "exception.type": ({ exception }) => exception?.values.map(({ type }) => type),
  "exception.value": ({ exception }) => exception?.values.map(({ value }) => value),
  "user.id": ({ user }) => user?.["id"],
  "user.email": ({ user }) => user?.["email"],
  "user.username": ({ user }) => user?.["username"],
  "user.ip_address": ({ user }) => user?.["ip_address"],
  "http.method": ({ request }) => request?.method,
  "http.url": ({ request }) => request?.url,
  "http.status_code": ({ contexts }) => contexts?.["response"]?.["status_code"],
  "sdk.name": ({ sdk }) => sdk?.name,
  "stacktrace.code": framesRead(({ context_line }) => context_line),
  "stacktrace.module": framesRead(({ module }) => module),
  "stacktrace.filename": framesRead(({ filename }) => filename),
  "stacktrace.abs_path": framesRead(({ abs_path }) => abs_path),
  "stacktrace.package": framesRead((frame) => frame.package),
  "unreal.crash_type": ({ contexts }) => contexts?.["unreal"]?.["crash_type"],
  "app.in_foreground": ({ contexts }) => contexts?.["app"]?.["in_foreground"],
};

/** What an event says in this place, as texts; none: nothing. */
export function readAttribute(event: EventPayload, attribute: Attribute): string[] {
  return toTexts(READERS[attribute](event) as Json | undefined);
}

function toTexts(value: Json | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap(toTexts);
  if (value === undefined || value === null || typeof value === "object") return [];
  const text = String(value);
  return text === "" ? [] : [text];
}

/** False when any exception went unhandled; undefined when none says. */
function handledOf({ exception }: EventPayload): boolean | undefined {
  const said = exception?.values.flatMap(({ mechanism }) => mechanism?.handled ?? []) ?? [];
  return said.length === 0 ? undefined : !said.includes(false);
}

function framesRead(read: (frame: Frame) => string | undefined): Read {
  return ({ exception, stacktrace, threads }) => {
    const traces = [
      ...(exception?.values.map((one) => one.stacktrace) ?? []),
      stacktrace,
      ...(exception === undefined ? (threads?.values.map((one) => one.stacktrace) ?? []) : []),
    ];
    return traces.flatMap((trace) => trace?.frames.flatMap((frame) => read(frame) ?? []) ?? []);
  };
}
