import type { FrameShape, UiComponent } from "@vedette/contract";
import { safeLink } from "../../../url/safe-link.ts";
import { frameFile } from "../event/frame-words.ts";

/** A link of an integration beside a frame. */
export interface FrameLink {
  key: string;
  /** The integration. */
  name: string;
  /** Where the frame is shown; undefined where the integration failed, or gave no web address. */
  href: string | undefined;
  /** Why there is no link. */
  error: string;
}

/** The links of `stacktrace-link` components to one frame (docs/integrate/ui-components.md). */
export function frameLinks(components: readonly UiComponent[], frame: FrameShape): FrameLink[] {
  return components.map(({ uuid, schema, sentryApp, error }) => ({
    key: uuid,
    name: sentryApp.name,
    href: error === "" ? hrefOf(schema["url"], frame) : undefined,
    error,
  }));
}

function hrefOf(address: unknown, frame: FrameShape): string | undefined {
  if (typeof address !== "string" || safeLink(address) === undefined) return undefined;
  const url = new URL(address);
  url.searchParams.set("lineNo", String(frame.lineNo ?? ""));
  url.searchParams.set("filename", frameFile(frame));
  return url.href;
}
