import type { Frame } from "../../seams.ts";
import type { Component } from "./component.ts";
import { functionName } from "./frame-function.ts";
import { moduleName } from "./frame-module.ts";
import { basename, contextLine, isAddress } from "./frame-text.ts";
import { isIgnoredFrame } from "./ignored-frames.ts";

const NO_COMPONENTS: readonly Component[] = [];

/** Where a line of source is taken from files and not from a debugger's guess. */
const LINE_PLATFORMS = new Set(["javascript", "node", "python", "php", "ruby"]);
const NO_FILE = new Set(["<anonymous>", "[native code]", "native code"]);

/**
 * What a frame contributes: its module (else its file's name), function and line of source. Never
 * where in the file it stands, nor where on the disk the file is. `previous` is the frame that called
 * it, `platform` the event's.
 */
export function frameComponents(
  frame: Frame,
  previous: Frame | undefined,
  platform: string,
): readonly Component[] {
  const language = frame.platform ?? platform;
  if (isRecursion(frame, previous) || isIgnoredFrame(frame, language)) return NO_COMPONENTS;
  const isScript = language === "javascript" || language === "node";
  const components: Component[] = [];

  const module = moduleName(frame, language);
  const filename = module === "" ? fileName(frame) : "";
  if (module !== "") components.push(["module", module]);
  else if (filename !== "") components.push(["filename", filename]);

  const named = functionName(frame, language);
  const line = LINE_PLATFORMS.has(language) ? usableLine(frame, isScript && named === "") : "";
  // Mapped back by a source map, the line is the author's; the function is still the bundler's.
  const isMapped = isScript && line !== "" && frame.data?.["sourcemap"] !== undefined;
  if (named !== "" && !isMapped) components.push(["function", named]);
  if (line !== "") components.push(["context_line", line]);
  return components;
}

/** A function calling itself on the spot: how often says how deep it went, not what failed. */
function isRecursion(frame: Frame, previous: Frame | undefined): boolean {
  return (
    previous !== undefined &&
    frame.lineno === previous.lineno &&
    frame.colno === previous.colno &&
    frame.function === previous.function &&
    frame.filename === previous.filename &&
    frame.abs_path === previous.abs_path &&
    frame.module === previous.module
  );
}

function fileName(frame: Frame): string {
  const filename = frame.filename ?? "";
  if (NO_FILE.has(filename) || isAddress(filename) || isAddress(frame.abs_path)) return "";
  return basename(filename);
}

/** A script at an address, outside any function, is most often a page: its line changes with it. */
function usableLine(frame: Frame, isOutsideFunction: boolean): string {
  if (frame.context_line === undefined) return "";
  if (isOutsideFunction && (isAddress(frame.abs_path) || isAddress(frame.filename))) return "";
  return contextLine(frame.context_line);
}
