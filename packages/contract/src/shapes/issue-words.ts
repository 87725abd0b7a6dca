import * as z from "zod";
import { LEVELS } from "../levels.ts";

/** The closed vocabularies of an issue. */
export const ISSUE_STATUSES = ["resolved", "unresolved", "ignored"] as const;
export const SUBSTATUSES = [
  "archived_until_escalating",
  "archived_until_condition_met",
  "archived_forever",
  "escalating",
  "ongoing",
  "regressed",
  "new",
] as const;
export const PRIORITIES = ["low", "medium", "high"] as const;
export const EVENT_TYPES = [
  "default",
  "error",
  "csp",
  "nel",
  "hpkp",
  "expectct",
  "expectstaple",
  "transaction",
  "generic",
  "feedback",
] as const;

export const level = z.enum(LEVELS);
export const issueStatus = z.enum(ISSUE_STATUSES);
export const substatus = z.enum(SUBSTATUSES);
export const priority = z.enum(PRIORITIES);
export const eventType = z.enum(EVENT_TYPES);

export type Level = z.output<typeof level>;
export type IssueStatus = z.output<typeof issueStatus>;
export type Substatus = z.output<typeof substatus>;
export type Priority = z.output<typeof priority>;
