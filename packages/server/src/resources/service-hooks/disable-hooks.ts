import { queueMail, webhooksDisabledMail } from "../../mail/index.ts";
import type { Tx, Wake } from "../../storage/index.ts";
import { recordAudit } from "../audit-log/index.ts";
import { skipPending } from "../deliveries/index.ts";
import type { Links } from "../instance.ts";
import { findMember, findOwnerIds } from "../members/index.ts";
import { getOrganization } from "../organizations/index.ts";
import { findProjects } from "../projects/index.ts";
import { findUsers } from "../users/index.ts";
import { toAuditEntry } from "./audit-entry.ts";
import { type HookDisabled, MAX_TIMEOUTS, type ServiceHook } from "./model.ts";
import { switchOffHook } from "./store.ts";
import { forgetTimeouts } from "./store-timeouts.ts";

/** The transaction in which it was seen how a receiver answers. */
export interface HookHealth {
  tx: Tx;
  wake: Wake;
  links: Links;
  /** Epoch milliseconds. */
  now: number;
}

const REASONS = {
  timeouts: `Its receiver did not answer in time ${MAX_TIMEOUTS} times within 24 hours.`,
  gone: "Its receiver answered 410 Gone.",
} as const;

/**
 * Switches hooks off because of how their receivers answer: what each is owed and would be told
 * meanwhile is skipped and kept. Its maker gets a mail. Does nothing to those that are off or gone.
 */
export async function disableHooks(
  health: HookHealth,
  hookIds: Iterable<number>,
  reason: HookDisabled["reason"],
): Promise<void> {
  // In one order, so that two processes never wait for each other.
  for (const id of Array.from(hookIds).toSorted((a, b) => a - b)) {
    await disableHook(health, id, reason);
  }
}

async function disableHook(
  health: HookHealth,
  hookId: number,
  reason: HookDisabled["reason"],
): Promise<void> {
  const { tx, now } = health;
  const hook = await switchOffHook(tx, hookId, { reason, at: now });
  if (hook === undefined) return;
  await skipPending(tx, { kind: "service-hook", id: hook.id }, "unsubscribed", now);
  await forgetTimeouts(tx, hook.id);
  const doer = { actor: { kind: "system" }, ipAddress: null } as const;
  const entry = toAuditEntry(doer, "servicehook.edit", hook);
  const data = { ...entry.data, changed: ["isActive"], reason: REASONS[reason] };
  await recordAudit(tx, { ...entry, data }, now);
  await mailMaker(health, hook, reason);
}

async function mailMaker(
  { tx, wake, links, now }: HookHealth,
  hook: ServiceHook,
  reason: HookDisabled["reason"],
): Promise<void> {
  const { organizationId } = hook;
  const { slug } = await getOrganization(tx, organizationId);
  const project = (await findProjects(tx, [hook.projectId])).get(hook.projectId);
  // With its project a hook goes too.
  if (project === undefined) return;
  const words = webhooksDisabledMail({
    receiver: { kind: "service-hook", url: hook.url },
    reason,
    timeouts: MAX_TIMEOUTS,
    link: `${links.baseUrl}/organizations/${slug}/projects/${project.slug}/settings/hooks/${hook.guid}/`,
  });
  const people = await findUsers(tx, await findOwnersOf(tx, hook));
  for (const { email, isActive } of people.values()) {
    if (isActive) await queueMail(tx, wake, { ...words, to: email, organizationId }, now);
  }
}

/** Whoever made it, while they belong to the organization; else those who own that. */
async function findOwnersOf(tx: Tx, hook: ServiceHook): Promise<number[]> {
  const { createdBy, organizationId } = hook;
  const seat = createdBy === null ? undefined : await findMember(tx, organizationId, createdBy);
  return seat === undefined ? await findOwnerIds(tx, organizationId) : [seat.userId];
}
