/** Holds alert rules against a batch, in the transaction that stores it, and does what they say. */
export { createEvaluate } from "./create-evaluate.ts";
