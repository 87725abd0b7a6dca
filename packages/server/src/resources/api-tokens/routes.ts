import { createApiToken, deleteApiToken, listApiTokens, Problem } from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import type { Instance } from "../instance.ts";
import { issueToken } from "./issue-token.ts";
import { presentNewToken, presentToken } from "./present.ts";
import { deleteTokenRow, findTokensOfUser } from "./store.ts";

export function apiTokenRoutes(instance: Instance): Implemented[] {
  const { storage } = instance;
  return [
    implement(listApiTokens, async ({ actor }) => {
      const tokens = await findTokensOfUser(storage.db, actor.userId);
      return { status: 200, body: tokens.map(presentToken) };
    }),

    implement(createApiToken, async ({ actor, body }) => {
      const input = {
        owner: { kind: "user" as const, userId: actor.userId },
        name: body.name ?? "",
        scopes: [...new Set(body.scopes)],
        expiresAt: null,
      };
      const now = instance.now();
      const { token, value } = await storage.transaction((tx) => issueToken(tx, input, now));
      return { status: 201, body: presentNewToken(token, value) };
    }),

    implement(deleteApiToken, async ({ actor, body }) => {
      const id = /^\d{1,15}$/.test(body.tokenId) ? Number(body.tokenId) : 0;
      const owner = { kind: "user" as const, userId: actor.userId };
      if (!(await deleteTokenRow(storage.db, id, owner))) throw new Problem("not-found");
      return { status: 204 };
    }),
  ];
}
