import { Problem } from "@vedette/contract/problems";
import type { FilledForm } from "./act-on-issue.ts";

/**
 * Reads what a page sent: which issue, which of the app's two forms, and beside them the form's
 * fields. Refuses where the first three are missing, and another action than the two with 401.
 */
export function readForm(body: Readonly<Record<string, unknown>>): FilledForm & { issue: string } {
  const { groupId, action, uri, ...fields } = body;
  const missing = [groupId, action, uri].some((value) => value === undefined || value === "");
  if (missing) {
    const detail = "Missing groupId, action, uri in request body";
    throw new Problem("bad-request", { detail });
  }
  if (action !== "create" && action !== "link") {
    throw new Problem("invalid-request", { detail: `Invalid action '${sayName(action)}'` });
  }
  if (typeof uri !== "string") throw Problem.fields({ uri: ["Not a valid string."] });
  if (typeof groupId !== "string" && typeof groupId !== "number") {
    throw Problem.fields({ groupId: ["A valid integer is required."] });
  }
  return { issue: String(groupId), action, uri, fields };
}

function sayName(action: unknown): string {
  return typeof action === "string" ? action.slice(0, 100) : JSON.stringify(action).slice(0, 100);
}
