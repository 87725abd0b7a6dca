import { makeProject, type Place } from "./place.ts";
import { seedEvents } from "./seed-events.ts";
import { seedIntegrations } from "./seed-integrations.ts";
import { closeOneIncident, seedMetricAlerts } from "./seed-metric-alerts.ts";
import { seedPeople } from "./seed-people.ts";
import { seedStatus, type ToldSentry } from "./seed-status.ts";

/** What goes on after the demo was filled. */
export interface Seeded {
  /** By project. */
  dsns: Readonly<Record<string, string>>;
  sentries: readonly ToldSentry[];
}

/** Fills an organization with two weeks of a small company's life; takes a minute or two. */
export async function seed(place: Place, receiver: string): Promise<Seeded> {
  const seeded = await fill(place, receiver);
  await closeOneIncident(place);
  return seeded;
}

/** The same without waiting for what alerts make of it. */
export async function fill(place: Place, receiver: string): Promise<Seeded> {
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
  await seedMetricAlerts(place);
  await seedEvents(dsns, Date.now());
  await seedPeople(place);
  return { dsns, sentries: await seedStatus(place) };
}
