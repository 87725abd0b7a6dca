import {
  clearHootOverride,
  createHoot as createHootRoute,
  deleteHoot as deleteHootRoute,
  followHoot,
  getHoot as getHootRoute,
  getHootPopup,
  listHoots,
  overrideHoot as overrideHootRoute,
  Problem,
  unfollowHoot,
  updateHoot as updateHootRoute,
} from "@vedette/contract";
import type { Caller } from "../../access/index.ts";
import { implement, type Implemented } from "../../routing/index.ts";
import { findTargetWords } from "../alert-targets/index.ts";
import type { AppClient } from "../component-requests/index.ts";
import type { Instance } from "../instance.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import type { KeptWebhook } from "../plain-webhooks/index.ts";
import { findPublicNotes, findSentries, findSentryLinks } from "../sentries/index.ts";
import { createHoot, deleteHoot, overrideHoot, updateHoot } from "./edit-hoot.ts";
import type { Hoot } from "./model.ts";
import { presentHoot, presentPopup } from "./present.ts";
import { trialRoutes } from "./routes-trial.ts";
import { deleteFollower, ensureFollower, findFollowed } from "./store-followers.ts";
import { findHoot, selectHoots } from "./store.ts";

/** As many as people read. */
const MAX_NOTES = 20;

/** Hoots, and what members see behind their badges. */
export function hootRoutes(instance: Instance, apps: AppClient): Implemented[] {
  const { links } = instance;
  const { db } = instance.storage;

  const get = async (organizationId: number, uid: string): Promise<Hoot> => {
    const hoot = await findHoot(db, uid);
    if (hoot?.organizationId !== organizationId) throw new Problem("not-found");
    return hoot;
  };

  const findFollowedBy = async (actor: Caller, hoots: readonly Hoot[]) =>
    actor.kind === "user"
      ? await findFollowed(
          db,
          actor.userId,
          hoots.map(({ id }) => id),
        )
      : new Set<number>();

  const present = async (
    actor: Caller,
    hoots: readonly Hoot[],
    webhooks: readonly KeptWebhook[] = [],
  ) => {
    const found = await findSentryLinks(
      db,
      hoots.map(({ id }) => id),
    );
    const sentries = await findSentries(db, [...new Set(found.map(({ sentryId }) => sentryId))]);
    const followed = await findFollowedBy(actor, hoots);
    const targets = hoots.flatMap(({ actions }) => actions.map(({ does }) => does));
    const words = await findTargetWords(db, hoots[0]?.organizationId ?? 0, targets);
    const secrets = new Map(
      webhooks.flatMap(({ webhookId, secret }) =>
        secret === undefined ? [] : [[webhookId, secret] as const],
      ),
    );
    return hoots.map((hoot) => {
      const own = new Set(
        found.filter(({ hootId }) => hootId === hoot.id).map(({ sentryId }) => sentryId),
      );
      return presentHoot(links, hoot, {
        sentries: sentries.filter(({ id }) => own.has(id)),
        isFollowed: followed.has(hoot.id),
        words,
        secrets,
        now: instance.now(),
      });
    });
  };

  const presentOne = async (actor: Caller, hoot: Hoot, webhooks?: readonly KeptWebhook[]) => {
    const [shown] = await present(actor, [hoot], webhooks);
    if (!shown) throw new Problem("not-found");
    return shown;
  };

  return [
    ...trialRoutes(instance, apps),

    implement(listHoots, async ({ actor, organization, query }) => {
      const { show = "enabled" } = query;
      const request = readOffset(query);
      const filter = {
        organizationId: organization.id,
        text: query.query,
        isEnabled: show === "all" ? undefined : show === "enabled",
      };
      const page = toOffsetPage(await selectHoots(db, filter, request), request);
      return { status: 200, body: await present(actor, page.rows), page };
    }),

    implement(createHootRoute, async ({ actor, organization, body, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const saved = await createHoot(instance, apps, doer, organization.id, body);
      return { status: 201, body: await presentOne(actor, saved.hoot, saved.webhooks) };
    }),

    implement(getHootRoute, async ({ actor, organization, params }) => ({
      status: 200,
      body: await presentOne(actor, await get(organization.id, params.hoot)),
    })),

    implement(updateHootRoute, async ({ actor, organization, params, body, request }) => {
      const known = await get(organization.id, params.hoot);
      const doer = { actor, ipAddress: request.ip };
      const saved = await updateHoot(instance, apps, doer, known, body);
      return { status: 200, body: await presentOne(actor, saved.hoot, saved.webhooks) };
    }),

    implement(deleteHootRoute, async ({ actor, organization, params, request }) => {
      const { id } = await get(organization.id, params.hoot);
      await deleteHoot(instance, { actor, ipAddress: request.ip }, id);
      return { status: 204 };
    }),

    implement(overrideHootRoute, async ({ actor, organization, params, body, request }) => {
      const { id } = await get(organization.id, params.hoot);
      const { state, message = "", until = null } = body;
      const doer = { actor, ipAddress: request.ip };
      const hoot = await overrideHoot(instance, doer, id, { state, message, until });
      return { status: 200, body: await presentOne(actor, hoot) };
    }),

    implement(clearHootOverride, async ({ actor, organization, params, request }) => {
      const { id } = await get(organization.id, params.hoot);
      const hoot = await overrideHoot(instance, { actor, ipAddress: request.ip }, id, null);
      return { status: 200, body: await presentOne(actor, hoot) };
    }),

    implement(followHoot, async ({ actor, organization, params }) => {
      const { id } = await get(organization.id, params.hoot);
      await ensureFollower(db, id, requirePerson(actor));
      return { status: 204 };
    }),

    implement(unfollowHoot, async ({ actor, organization, params }) => {
      const { id } = await get(organization.id, params.hoot);
      await deleteFollower(db, id, requirePerson(actor));
      return { status: 204 };
    }),

    implement(getHootPopup, async ({ actor, params, enterOrganization }) => {
      const hoot = await findHoot(db, params.hoot);
      if (!hoot) throw new Problem("not-found");
      const organization = await enterOrganization(hoot.organizationId);
      const found = await findSentryLinks(db, [hoot.id]);
      const ids = found.map(({ sentryId }) => sentryId);
      const sentries = (await findSentries(db, ids)).filter(({ isEnabled }) => isEnabled);
      const around = {
        sentries,
        notes: await findPublicNotes(
          db,
          sentries.map(({ id }) => id),
          MAX_NOTES,
        ),
        isFollowed: (await findFollowedBy(actor, [hoot])).has(hoot.id),
        organization,
        now: instance.now(),
      };
      return { status: 200, body: presentPopup(hoot, around) };
    }),
  ];
}

/** Mail goes to people only. */
function requirePerson(actor: Caller): number {
  if (actor.kind !== "user") throw new Problem("forbidden");
  return actor.userId;
}
