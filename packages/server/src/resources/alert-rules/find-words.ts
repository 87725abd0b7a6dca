import type { Db } from "../../storage/index.ts";
import { findPlainWebhooks } from "../plain-webhooks/index.ts";
import { findAlertIntegrations } from "../sentry-apps/index.ts";
import { findTeams } from "../teams/index.ts";
import { findUsers } from "../users/index.ts";
import type { Action } from "./model.ts";
import type { ActionWords } from "./wire-actions.ts";

/** Finds what actions of an organization are shown with, with a fixed number of queries. */
export async function findWords(
  db: Db,
  organizationId: number,
  actions: readonly Action[],
): Promise<ActionWords> {
  const isIntegration = ({ kind }: Action): boolean => kind.startsWith("integration");
  const integrations = actions.some(isIntegration)
    ? await findAlertIntegrations(db, [organizationId])
    : [];
  const webhooks = await findPlainWebhooks(
    db,
    actions.flatMap((action) => (action.kind === "webhook" ? [action.webhookId] : [])),
  );
  const targets = actions.flatMap((action) => (action.kind === "mail" ? [action.target] : []));
  const idsOf = (type: "member" | "team"): number[] =>
    targets.flatMap((target) => (target.type === type ? [target.id] : []));
  const users = await findUsers(db, idsOf("member"));
  const teams = await findTeams(db, idsOf("team"));
  return {
    integrations,
    webhooks: new Map(webhooks.map(({ id, url }) => [id, { url }])),
    names: new Map([
      ...Array.from(users.values(), (user) => [`member:${user.id}`, user.name] as const),
      ...Array.from(teams.values(), (team) => [`team:${team.id}`, `#${team.slug}`] as const),
    ]),
  };
}
