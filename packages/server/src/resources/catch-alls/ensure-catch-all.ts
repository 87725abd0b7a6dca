import { randomHex } from "../../kit/index.ts";
import type { Instance } from "../instance.ts";
import type { CatchAll } from "./model.ts";
import { findCatchAll, insertCatchAll } from "./store.ts";

/** A person's address; made when they have none yet. */
export async function ensureCatchAll(
  { storage, now }: Pick<Instance, "storage" | "now">,
  userId: number,
): Promise<CatchAll> {
  const known = await findCatchAll(storage.db, userId);
  if (known !== undefined) return known;
  const made = { userId, token: makeToken(), answerStatus: 200, createdAt: now() };
  return await storage.transaction(async (tx) => await insertCatchAll(tx, made));
}

/** 192 bits: nobody finds it by trying. */
export function makeToken(): string {
  return randomHex(24);
}
