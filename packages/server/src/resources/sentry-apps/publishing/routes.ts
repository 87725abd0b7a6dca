import {
  decidePublishRequest,
  listOwnPublishRequests,
  listPublishRequests,
  Problem,
  requestPublication as requestPublicationRoute,
} from "@vedette/contract";
import { implement, type Implemented } from "../../../routing/index.ts";
import type { Instance } from "../../instance.ts";
import { readOffset, toOffsetPage } from "../../offset-page.ts";
import { enterApp } from "../enter-app.ts";
import { decideRequest } from "./decide-request.ts";
import { requestPublication } from "./request-publication.ts";
import { showRequests } from "./show-requests.ts";
import { listRequests, listRequestsOfApp } from "./store.ts";

const MAX_SHOWN = 20;

/** How an integration becomes one for every organization. */
export function publishingRoutes(instance: Instance, reviewers: readonly string[]): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(requestPublicationRoute, async (context) => {
      const { app } = await enterApp(db, context, context.params.app, ["org:admin"]);
      const doer = { actor: context.actor, ipAddress: context.request.ip };
      const { questionnaire } = context.body;
      await requestPublication(instance, reviewers, doer, { appId: app.id, questionnaire });
      return { status: 201 };
    }),

    implement(listOwnPublishRequests, async (context) => {
      const { app } = await enterApp(db, context, context.params.app);
      const requests = await listRequestsOfApp(db, app.id, MAX_SHOWN);
      return { status: 200, body: await showRequests(db, requests) };
    }),

    implement(listPublishRequests, async ({ query }) => {
      const request = readOffset(query);
      const found = await listRequests(db, query.status ?? "waiting", request);
      const page = toOffsetPage(found, request);
      return { status: 200, body: await showRequests(db, page.rows), page };
    }),

    implement(decidePublishRequest, async ({ actor, params, body, request }) => {
      if (!/^\d{1,15}$/.test(params.request)) throw new Problem("not-found");
      const doer = { actor, ipAddress: request.ip };
      const decided = await decideRequest(instance, doer, {
        requestId: Number(params.request),
        isApproved: body.decision === "approve",
        reason: body.reason || null,
      });
      const [shown] = await showRequests(db, [decided]);
      if (shown === undefined) throw new Problem("not-found");
      return { status: 200, body: shown };
    }),
  ];
}
