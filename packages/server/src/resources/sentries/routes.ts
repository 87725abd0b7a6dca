import {
  createSentry as createSentryRoute,
  deleteSentry as deleteSentryRoute,
  deleteSentryToken,
  getSentry as getSentryRoute,
  getSentryAnalytics,
  listSentries,
  listSentryHistory,
  postSentryStatus,
  Problem,
  putSentryStatus,
  readSentryStatus,
  rotateSentryToken,
  updateSentry as updateSentryRoute,
} from "@vedette/contract";
import { implement, type Implemented, type RouteContext } from "../../routing/index.ts";
import type { Instance } from "../instance.ts";
import { readPageOfNumbers, toPage } from "../keyset.ts";
import { findMonitorsById } from "../monitors/index.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import { findProjects } from "../projects/index.ts";
import { readPeriod } from "../read-period.ts";
import { chartSentry } from "./chart-sentry.ts";
import { describeSentries } from "./describe-sentries.ts";
import { createSentry, deleteSentry, updateSentry } from "./edit-sentry.ts";
import { deleteToken, rotateToken } from "./manage-token.ts";
import type { Sentry } from "./model.ts";
import { presentEntry, presentSentry } from "./present.ts";
import { presentStatus } from "./present-status.ts";
import { readUpdate } from "./read-update.ts";
import { reportStatus } from "./report-status.ts";
import { BY_OWN_TOKEN, toSpeaker } from "./speakers.ts";
import { selectEntries } from "./store-history.ts";
import { findSentry, selectSentries } from "./store.ts";

const DEFAULT_PERIOD_MS = 30 * 86_400_000;
const LONGEST_PERIOD_MS = 400 * 86_400_000;

/** The Sentry API, and what looks after sentries. */
export function sentryRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  const { links } = instance;

  /** The sentry at an API address, for who may use it: a caller with scopes, or its own token. */
  const enterAddress = async ({
    params,
    request,
    enterOrganization,
  }: Pick<
    RouteContext<typeof readSentryStatus>,
    "params" | "request" | "enterOrganization"
  >): Promise<Sentry> => {
    const sentry = await findSentry(db, params.sentry);
    if (!sentry) throw new Problem("not-found");
    const { sentryIdOfToken } = request;
    if (sentryIdOfToken === null) await enterOrganization(sentry.organizationId);
    else if (sentryIdOfToken !== sentry.id) throw new Problem("not-found");
    return sentry;
  };

  const presentStatusOf = async (sentry: Sentry) => {
    const { hoots } = await describeSentries(db, [sentry]);
    return presentStatus(links, sentry, hoots.get(sentry.id) ?? []);
  };

  const report = async (
    context: Pick<
      RouteContext<typeof postSentryStatus>,
      "actor" | "params" | "query" | "body" | "request" | "enterOrganization"
    >,
  ) => {
    const { id } = await enterAddress(context);
    const { actor, request, query, body } = context;
    const speaker = request.sentryIdOfToken === null ? toSpeaker(actor) : BY_OWN_TOKEN;
    const sentry = await reportStatus(instance, id, readUpdate(query, body), speaker);
    return { status: 200, body: await presentStatusOf(sentry) } as const;
  };

  const get = async (organizationId: number, uid: string): Promise<Sentry> => {
    const sentry = await findSentry(db, uid);
    if (sentry?.organizationId !== organizationId) throw new Problem("not-found");
    return sentry;
  };

  const present = async (sentries: readonly Sentry[]) => {
    const { hoots, upstreams } = await describeSentries(db, sentries);
    const follows = sentries.flatMap((one) => (one.follows ? [one.follows] : []));
    const projectIds = follows.flatMap((one) => ("projectId" in one ? [one.projectId] : []));
    const monitorIds = follows.flatMap((one) => (one.kind === "monitor" ? [one.monitorId] : []));
    const names = {
      projects: await findProjects(db, [...new Set(projectIds)]),
      monitors: await findMonitorsById(db, [...new Set(monitorIds)]),
    };
    return sentries.map((one) =>
      presentSentry(links, one, {
        hoots: hoots.get(one.id) ?? [],
        upstreams: upstreams.get(one.id) ?? [],
        names,
      }),
    );
  };

  const presentOne = async (sentry: Sentry) => {
    const [shown] = await present([sentry]);
    if (!shown) throw new Problem("not-found");
    return shown;
  };

  return [
    implement(readSentryStatus, async (context) => ({
      status: 200,
      body: await presentStatusOf(await enterAddress(context)),
    })),

    implement(postSentryStatus, report),
    implement(putSentryStatus, report),

    implement(listSentries, async ({ organization, query }) => {
      const { show = "enabled", state } = query;
      const request = readOffset(query);
      const filter = {
        organizationId: organization.id,
        text: query.query,
        isEnabled: show === "all" ? undefined : show === "enabled",
        state: state === "unknown" ? null : state,
      };
      const page = toOffsetPage(await selectSentries(db, filter, request), request);
      return { status: 200, body: await present(page.rows), page };
    }),

    implement(createSentryRoute, async ({ actor, organization, body, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const sentry = await createSentry(instance, doer, organization.id, body);
      return { status: 201, body: await presentOne(sentry) };
    }),

    implement(getSentryRoute, async ({ organization, params }) => ({
      status: 200,
      body: await presentOne(await get(organization.id, params.sentry)),
    })),

    implement(updateSentryRoute, async ({ actor, organization, params, body, request }) => {
      const { id } = await get(organization.id, params.sentry);
      const doer = { actor, ipAddress: request.ip };
      const sentry = await updateSentry(instance, doer, id, body);
      return { status: 200, body: await presentOne(sentry) };
    }),

    implement(deleteSentryRoute, async ({ actor, organization, params, request }) => {
      const { id } = await get(organization.id, params.sentry);
      await deleteSentry(instance, { actor, ipAddress: request.ip }, id);
      return { status: 204 };
    }),

    implement(rotateSentryToken, async ({ actor, organization, params, request }) => {
      const { id } = await get(organization.id, params.sentry);
      const { value, sentry } = await rotateToken(instance, { actor, ipAddress: request.ip }, id);
      return { status: 201, body: { token: value, sentry: await presentOne(sentry) } };
    }),

    implement(deleteSentryToken, async ({ actor, organization, params, request }) => {
      const { id } = await get(organization.id, params.sentry);
      await deleteToken(instance, { actor, ipAddress: request.ip }, id);
      return { status: 204 };
    }),

    implement(listSentryHistory, async ({ organization, params, query }) => {
      const { id } = await get(organization.id, params.sentry);
      const request = readPageOfNumbers(query);
      const found = await selectEntries(db, id, request);
      const page = toPage(found, request, (one) => ({ value: one.createdAt, id: one.id }));
      const seesPrivate = organization.scopes.has("sentry:write");
      return { status: 200, body: page.rows.map((one) => presentEntry(one, seesPrivate)), page };
    }),

    implement(getSentryAnalytics, async ({ organization, params, query }) => {
      const sentry = await get(organization.id, params.sentry);
      const now = instance.now();
      const { since, until = now } = readPeriod(query, now);
      const earliest = Math.max(0, until - LONGEST_PERIOD_MS);
      const span = { since: Math.max(since ?? until - DEFAULT_PERIOD_MS, earliest), until };
      return { status: 200, body: await chartSentry(db, sentry, span) };
    }),
  ];
}
