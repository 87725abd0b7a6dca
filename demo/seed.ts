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

/** Fills an organization and has payments fail now; takes two or three minutes, for alerts to fire. */
export async function seed(place: Place, receiver: string): Promise<Seeded> {
  const seeded = await fillQuietly(place, receiver);
  await failNow(place, seeded);
  return seeded;
}

/** The same without waiting for what alerts make of it. */
export async function fill(place: Place, receiver: string): Promise<Seeded> {
  const seeded = await fillQuietly(place, receiver);
  await seedOutage(seeded.dsns);
  return seeded;
}

/** Fills an organization with two weeks of a small company's life. */
export async function fillQuietly(place: Place, receiver: string): Promise<Seeded> {
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
  await seedPeople(place);
  return { dsns, sentries: await seedStatus(place) };
}

/** Has payments fail, alerts fire for it, and somebody close what they opened. */
export async function failNow(place: Place, { dsns }: Seeded): Promise<void> {
  // New metric alerts count from the next minute on.
  await wait(MINUTE_MS - (Date.now() % MINUTE_MS));
  await seedOutage(dsns);
  await closeOneIncident(place);
}
