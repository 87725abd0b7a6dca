import type { Json, JsonObject, NormalizedEvent } from "../seams.ts";
import type { Crash } from "./crash.ts";
import { blockedUri, cspDirective } from "./csp-report.ts";
import { cut } from "./first-line.ts";

type Tag = [key: string, value: string];

const MAX_CHARS = 200;

/** The tags the server adds, in this order, where the event has a value and the sender no such tag. */
export function deriveTags(event: NormalizedEvent, crash: Crash): Tag[] {
  const tags: Tag[] = [];
  const add = (key: string, value: string | undefined): void => {
    if (!value || event.tags.some(([sent]) => sent === key)) return;
    tags.push([
      key,
      cut(value.includes("\n") ? value.replaceAll(/\s*\n\s*/g, " ") : value, MAX_CHARS),
    ]);
  };
  add("level", event.level);
  add("logger", event.logger);
  add("environment", event.environment);
  add("release", event.release);
  add("dist", event.dist);
  add("user", userTag(event.user));
  add("url", event.request?.url);
  add("server_name", event.server_name);
  add("site", event.site);
  add("transaction", event.transaction);
  add("handled", handledTag(event));
  add("mechanism", crash.exception?.mechanism?.type);
  for (const name of ["os", "browser", "runtime"]) {
    const context = event.contexts?.[name];
    const product = text(context?.["name"]);
    add(name, product && `${product} ${text(context?.["version"])}`.trimEnd());
    add(`${name}.name`, product);
  }
  const device = event.contexts?.["device"];
  add("device", text(device?.["model"]) || text(device?.["name"]));
  add("device.family", text(device?.["family"]));
  add("sdk.name", event.sdk?.name);
  if (event.csp) {
    add("effective-directive", cspDirective(event.csp));
    add("blocked-uri", blockedUri(event.csp));
  }
  return tags;
}

/** Who was affected, by the best name there is: `id:42`, `email:a@b.example` … */
function userTag(user: JsonObject | undefined): string | undefined {
  if (!user) return undefined;
  const id = text(user["id"]);
  if (id) return `id:${id}`;
  const email = text(user["email"]);
  if (email) return `email:${email}`;
  const username = text(user["username"]);
  if (username) return `username:${username}`;
  const address = text(user["ip_address"]);
  return address ? `ip:${address}` : undefined;
}

/** `no` once one exception was not handled; absent when none says. */
function handledTag(event: NormalizedEvent): string | undefined {
  const words = event.exception?.values.map((value) => value.mechanism?.handled);
  if (words?.includes(false)) return "no";
  return words?.includes(true) ? "yes" : undefined;
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
