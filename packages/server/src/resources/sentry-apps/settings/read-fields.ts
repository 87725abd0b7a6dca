import { INTEGRATION_FEATURES } from "@vedette/contract/integration-features";
import { checkSchema } from "../../ui-components/index.ts";
import type { AppSettings } from "../model.ts";
import type { Complaints } from "./complaints.ts";

/** An address to call or to send a browser to; empty means none. */
export function readUrl(
  field: "webhookUrl" | "redirectUrl",
  given: string | null | undefined,
  before: string | null,
  complaints: Complaints,
): string | null {
  if (given === undefined) return before;
  if (given === null || given === "") return null;
  const url = URL.parse(given);
  if (url === null) complaints.add(field, "Enter a valid URL.");
  else if (url.username !== "" || url.password !== "") {
    complaints.add(field, "The URL must not hold a user name or password.");
  }
  return given;
}

/** Hosts that the builder names as its own. */
export function readOrigins(
  given: readonly string[] | null | undefined,
  before: readonly string[],
  complaints: Complaints,
): readonly string[] {
  // An empty list leaves the origins as they are: forms send one when nothing was touched.
  if (given === undefined || given === null || given.length === 0) return before;
  if (given.some((origin) => origin.includes("*"))) {
    complaints.add("allowedOrigins", "'*' not allowed in origin");
  }
  if (given.some((origin) => /[/\s]/.test(origin))) {
    complaints.add("allowedOrigins", "Give the host alone, without a protocol or a path.");
  }
  return given;
}

/** Features by number, sorted. */
export function readFeatures(
  given: readonly number[] | null | undefined,
  before: readonly number[],
  complaints: Complaints,
): readonly number[] {
  if (given === undefined || given === null) return before;
  for (const number of given) {
    if (INTEGRATION_FEATURES.some(({ id }) => id === number)) continue;
    complaints.add("features", `"${number}" is not a valid choice.`);
  }
  return [...new Set(given)].toSorted((a, b) => a - b);
}

/** What the app adds to the pages; null leaves it as it is, `{}` and `""` take it away. */
export function readSchema(
  given: unknown,
  before: AppSettings["schema"],
  complaints: Complaints,
): AppSettings["schema"] {
  if (given === undefined || given === null) return before;
  const checked = checkSchema(given);
  if ("message" in checked && checked.message !== undefined) {
    complaints.add("schema", checked.message);
    return before;
  }
  return checked.elements.length === 0 ? {} : (given as AppSettings["schema"]);
}
