import {
  createSentryAppToken,
  deleteSentryAppToken,
  listSentryAppTokens,
  type Scope,
} from "@vedette/contract";
import { implement, type Implemented } from "../../../routing/index.ts";
import { presentNewToken, presentToken } from "../../api-tokens/index.ts";
import type { Instance } from "../../instance.ts";
import { createAppToken, deleteAppToken, listAppTokens } from "./app-tokens.ts";
import { enterApp } from "../enter-app.ts";

const WRITE: readonly Scope[] = ["org:write", "org:admin"];

/** The tokens of internal integrations. */
export function tokenRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(listSentryAppTokens, async (context) => {
      const { app } = await enterApp(db, context, context.params.app, WRITE);
      const tokens = await listAppTokens(instance, app);
      return { status: 200, body: tokens.map(presentToken) };
    }),

    implement(createSentryAppToken, async (context) => {
      const { app } = await enterApp(db, context, context.params.app, WRITE);
      const doer = { actor: context.actor, ipAddress: context.request.ip };
      const input = { appId: app.id, name: context.body?.name ?? "" };
      const { token, value } = await createAppToken(instance, doer, input);
      return { status: 201, body: presentNewToken(token, value) };
    }),

    implement(deleteSentryAppToken, async (context) => {
      const { app } = await enterApp(db, context, context.params.app, WRITE);
      const doer = { actor: context.actor, ipAddress: context.request.ip };
      const { token } = context.params;
      const tokenId = /^\d{1,15}$/.test(token) ? Number(token) : 0;
      await deleteAppToken(instance, doer, { appId: app.id, tokenId });
      return { status: 204 };
    }),
  ];
}
