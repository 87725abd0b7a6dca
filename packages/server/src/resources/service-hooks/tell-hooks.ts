import type { ServiceHookEvent } from "@vedette/contract";
import { type OutboxFact, tell } from "../../outbox/index.ts";
import type { Storage, Tx, Wake } from "../../storage/index.ts";
import { findProjects } from "../projects/index.ts";
import { findHooksOfProjects, type ListeningHook } from "./store-pipeline.ts";

/** A stored event that hooks may be told of. */
export interface HookNews {
  organizationId: number;
  projectId: number;
  eventId: string;
  issueId: number;
  /** Names of the alert rules that fired for it. */
  rules: readonly string[];
}

/**
 * Tells the hooks of these projects of their events, in the transaction that stores them. A hook is
 * told once of an event, however many of its own events that is: of the alert when rules fired and
 * it listens to that, else of the event. Where no project has a hook it costs one look.
 */
export async function tellHooks(
  storage: Storage,
  tx: Tx,
  wake: Wake,
  news: readonly HookNews[],
  now: number,
): Promise<void> {
  if (news.length === 0) return;
  const hooks = await findHooksOfProjects(tx, [...new Set(news.map((one) => one.projectId))]);
  if (hooks.length === 0) return;
  const open = await keepOpen(tx, hooks);
  const facts = news.flatMap((one) => toFacts(one, open.get(one.projectId) ?? []));
  if (facts.length > 0) await tell(storage, tx, wake, facts, now);
}

/** The hooks of projects that may have any, by project. */
async function keepOpen(
  tx: Tx,
  hooks: readonly ListeningHook[],
): Promise<Map<number, ListeningHook[]>> {
  const byProject = Map.groupBy(hooks, (hook) => hook.projectId);
  const projects = await findProjects(tx, [...byProject.keys()]);
  for (const id of byProject.keys()) {
    if (!projects.get(id)?.settings.serviceHooks) byProject.delete(id);
  }
  return byProject;
}

function toFacts(news: HookNews, hooks: readonly ListeningHook[]): OutboxFact[] {
  const { organizationId, projectId, eventId, issueId, rules } = news;
  const hears = (event: ServiceHookEvent) => (hook: ListeningHook) => hook.events.includes(event);
  const alerted = rules.length > 0 ? hooks.filter(hears("event.alert")) : [];
  const others = hooks.filter(hears("event.created")).filter((hook) => !alerted.includes(hook));
  const fact = (
    action: "created" | "alert",
    told: readonly ListeningHook[],
    triggering_rules: readonly string[],
  ): OutboxFact[] =>
    told.length === 0
      ? []
      : [
          {
            organizationId,
            projectId,
            actor: { kind: "system" },
            resource: "event",
            action,
            data: { projectId, eventId, issueId, triggering_rules },
            recipients: told.map(({ id }) => ({ kind: "service-hook", id })),
          },
        ];
  return [...fact("alert", alerted, rules), ...fact("created", others, [])];
}
