import type { EventPayload, Grouping, GroupingVariant } from "../../seams.ts";
import { type Component, type DefaultVariant, hashComponents } from "./component.ts";
import { readFingerprint } from "./fingerprint.ts";
import { defaultVariants } from "./strategies.ts";

const CHECKSUM = /^[0-9a-f]{32}$/i;

/** Sender's checksum, else the sender's fingerprint, else (or besides) what the event is made of. */
export function groupV1(event: EventPayload): Grouping {
  if (event.checksum !== undefined && CHECKSUM.test(event.checksum)) {
    return toGrouping([checksumVariant(event.checksum.toLowerCase())]);
  }
  const fingerprint = readFingerprint(event);
  if (fingerprint.kind === "custom") {
    return toGrouping([customVariant(fingerprint.components)]);
  }
  const salt = fingerprint.kind === "hybrid" ? fingerprint.components : undefined;
  const variants: GroupingVariant[] = [];
  for (const variant of defaultVariants(event)) variants.push(toVariant(variant, salt));
  return toGrouping(variants);
}

function checksumVariant(checksum: string): GroupingVariant {
  return {
    kind: "checksum",
    hybrid: false,
    hash: checksum,
    components: [["checksum", checksum]],
  };
}

function customVariant(components: Component[]): GroupingVariant {
  return { kind: "custom", hybrid: false, hash: hashComponents(components), components };
}

function toVariant(variant: DefaultVariant, salt: Component[] | undefined): GroupingVariant {
  const components = salt ? [...salt, ...variant.components] : variant.components;
  return {
    kind: variant.kind,
    hybrid: salt !== undefined,
    hash: hashComponents(components),
    components,
  };
}

function toGrouping(variants: GroupingVariant[]): Grouping {
  const [first, ...others] = variants;
  if (!first) throw new Error("An event without a grouping variant: the fallback is missing");
  return {
    version: "v1",
    hashes: [first.hash, ...others.map((variant) => variant.hash)],
    variants,
  };
}
