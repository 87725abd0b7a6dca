import { createAlertRule, createSentryApp, installApp } from "@vedette/contract";
import type { Place } from "./place.ts";

/** An internal integration that hears of everything, a public one that is installed, and alert rules. */
export async function seedIntegrations(place: Place, receiver: string): Promise<void> {
  const { api, organization } = place;
  const params = { organization };
  const { body: pager } = await api.call(createSentryApp, {
    body: {
      name: "On-call pager",
      organization,
      isInternal: true,
      isAlertable: true,
      webhookUrl: `${receiver}/pager`,
      scopes: ["event:read", "sentry:read"],
      events: ["issue", "comment", "sentry_status"],
      overview: "Wakes whoever is on call.",
    },
  });
  const { body: chat } = await api.call(createSentryApp, {
    body: {
      name: "Team chat",
      organization,
      author: "Acme Tools",
      isInternal: false,
      verifyInstall: false,
      webhookUrl: `${receiver}/chat`,
      redirectUrl: `${receiver}/welcome`,
      scopes: ["event:read", "project:read", "member:read"],
      events: ["issue"],
      overview: "Posts new issues where the team talks, and resolves them from there.",
    },
  });
  await api.call(installApp, { params, body: { slug: chat.slug } }).catch(() => undefined);
  for (const project of ["shop-web", "shop-api"]) {
    await api.call(createAlertRule, {
      params: { organization, project },
      body: {
        name: "Tell on-call about new issues",
        actionMatch: "any",
        filterMatch: "all",
        conditions: [
          { id: "sentry.rules.conditions.first_seen_event.FirstSeenEventCondition" },
          { id: "sentry.rules.conditions.regression_event.RegressionEventCondition" },
        ],
        filters: [],
        actions: [
          {
            id: "sentry.rules.actions.notify_event_service.NotifyEventServiceAction",
            service: pager.slug,
          },
        ],
        frequency: 30,
      },
    });
  }
}
