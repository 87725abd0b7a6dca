import * as z from "zod";
import type { Schema } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { toFieldMessages, toSentence } from "./field-messages.ts";

/** Reads one part of a request by its schema; refuses with what is wrong with which field. */
export function parseRequestPart(schema: Schema, given: unknown): unknown {
  const parsed = z.safeParse(schema, given, { error: toSentence });
  if (parsed.success) return parsed.data;
  throw Problem.fields(toFieldMessages(parsed.error.issues));
}

/** As above for a body: one left out reads as empty, so that each missing field is named. */
export function parseBody(schema: Schema | undefined, given: unknown): unknown {
  if (schema === undefined) return undefined;
  if (given === undefined && z.safeParse(schema, undefined).success) return undefined;
  return parseRequestPart(schema, given ?? {});
}
