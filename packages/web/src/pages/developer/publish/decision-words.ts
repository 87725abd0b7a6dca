import type { PublishRequest } from "@vedette/contract";

type Status = PublishRequest["status"];

/** How a request to publish stands. */
export const DECISION_WORDS: { readonly [status in Status]: string } = {
  waiting: "Waiting",
  approved: "Approved",
  refused: "Refused",
};

export const DECISION_COLORS: { readonly [status in Status]: string } = {
  waiting: "yellow",
  approved: "teal",
  refused: "red",
};
