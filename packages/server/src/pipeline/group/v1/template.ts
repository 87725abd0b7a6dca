import type { EventPayload, Json } from "../../seams.ts";
import type { Component, DefaultVariant } from "./component.ts";
import { basename, contextLine } from "./frame-text.ts";

/** Where a template engine stopped: the template's file and line of source. */
export function templateVariants(event: EventPayload): DefaultVariant[] {
  const template = event.template;
  if (!template) return [];
  const components: Component[] = [];
  const filename = basename(textOf(template["filename"]) || textOf(template["abs_path"]));
  if (filename !== "") components.push(["filename", filename]);
  const line = contextLine(textOf(template["context_line"]));
  if (line !== "") components.push(["context_line", line]);
  return components.length > 0 ? [{ kind: "template", components }] : [];
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
