import {
  getSentryAppInteraction,
  getSentryAppStats,
  listSentryAppFeatures,
  listSentryAppsStats,
  noteSentryAppInteraction,
} from "@vedette/contract";
import { implement, type Implemented } from "../../../routing/index.ts";
import type { Instance } from "../../instance.ts";
import { readOffset, toOffsetPage } from "../../offset-page.ts";
import { presentAvatars } from "../avatars/present.ts";
import { findAvatars } from "../avatars/store.ts";
import { enterApp } from "../enter-app.ts";
import { presentFeatures } from "../present.ts";
import { viewApp } from "../view-app.ts";
import { noteInteraction } from "./note-interaction.ts";
import { readSpan } from "./read-span.ts";
import { showInstalls, showInteraction } from "./show-usage.ts";
import { listByInstalls } from "./store.ts";

/** What integrations are good for, and how much they are used. */
export function usageRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(listSentryAppFeatures, async (context) => {
      const { app } = await viewApp(db, context, context.params.app);
      return { status: 200, body: presentFeatures(app) };
    }),

    implement(getSentryAppStats, async (context) => {
      const { app } = await enterApp(db, context, context.params.app);
      const span = readSpan(context.query, instance.now());
      return { status: 200, body: await showInstalls(db, app.id, span) };
    }),

    implement(getSentryAppInteraction, async (context) => {
      const { app } = await enterApp(db, context, context.params.app);
      const span = readSpan(context.query, instance.now());
      return { status: 200, body: await showInteraction(db, app.id, span) };
    }),

    implement(noteSentryAppInteraction, async (context) => {
      const { app } = await viewApp(db, context, context.params.app);
      await noteInteraction(instance, app.id, context.body);
      return { status: 201, body: {} };
    }),

    implement(listSentryAppsStats, async ({ query }) => {
      const request = readOffset(query);
      const page = toOffsetPage(await listByInstalls(db, request), request);
      const avatars = await findAvatars(
        db,
        page.rows.map(({ id }) => id),
      );
      const body = page.rows.map((row) => ({
        ...row,
        avatars: presentAvatars(avatars.get(row.id) ?? [], instance.links),
      }));
      return { status: 200, body, page };
    }),
  ];
}
