import { setTimeout as wait } from "node:timers/promises";
import { makeProject, type Place } from "./place.ts";
import { seedEvents } from "./seed-events.ts";
import { seedIntegrations } from "./seed-integrations.ts";
import { closeOneIncident, seedMetricAlerts } from "./seed-metric-alerts.ts";
import { seedOutage } from "./seed-outage.ts";
import { seedPeople } from "./seed-people.ts";
import { seedStatus, type ToldSentry } from "./seed-status.ts";

/** What goes on after the demo was filled. */
export interface Seeded {
  /** By project. */
  dsns: Readonly<Record<string, string>>;
  sentries: readonly ToldSentry[];
}

const MINUTE_MS = 60_000;

/** Fills an organization with two weeks of a small company's life; takes two or three minutes. */
export async function seed(place: Place, receiver: string): Promise<Seeded> {
  // New metric alerts count from the next minute on.
  const seeded = await fill(place, receiver, () => wait(MINUTE_MS - (Date.now() % MINUTE_MS)));
  await closeOneIncident(place);
  return seeded;
}

/** The same without waiting for what alerts make of it. `beforeOutage`: until metric alerts count. */
export async function fill(
  place: Place,
  receiver: string,
  beforeOutage = async (): Promise<void> => undefined,
): Promise<Seeded> {
  const dsns = {
    "shop-web": await makeProject(place, {
      name: "Shop, web",
      slug: "shop-web",
      platform: "javascript",
    }),
    "shop-api": await makeProject(place, { name: "Shop, API", slug: "shop-api", platform: "node" }),
    billing: await makeProject(place, { name: "Billing", slug: "billing", platform: "python" }),
  };
  // Before anything happens, so that they are told of it.
  await seedIntegrations(place, receiver);
  await seedEvents(dsns, Date.now());
  await seedMetricAlerts(place);
  await beforeOutage();
  await seedOutage(dsns);
  await seedPeople(place);
  return { dsns, sentries: await seedStatus(place) };
}
