import type { GroupingInfo } from "@vedette/contract";

/** What was hashed, by the kind of the variant. */
export const GROUPING_WORDS: {
  readonly [kind in GroupingInfo["variants"][number]["kind"]]: string;
} = {
  checksum: "By the checksum the SDK sent",
  custom: "By the fingerprint the SDK sent",
  app: "By the application's own frames",
  system: "By all frames, libraries included",
  message: "By the message",
  template: "By the template",
  csp: "By the violated policy",
  fallback: "By the little there was to go by",
};
