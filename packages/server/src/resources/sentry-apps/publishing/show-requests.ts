import type { PublishRequest as PublishRequestShape } from "@vedette/contract";
import { formatInstant } from "../../../protocol/index.ts";
import type { Db } from "../../../storage/index.ts";
import { findOrganizations } from "../../organizations/index.ts";
import { findUsers, type User } from "../../users/index.ts";
import { findAppsById } from "../store.ts";
import type { PublishRequest } from "./model.ts";

/** Presents requests to staff, with the apps and people they are about. */
export async function showRequests(
  db: Db,
  requests: readonly PublishRequest[],
): Promise<PublishRequestShape[]> {
  const apps = await findAppsById(
    db,
    requests.map(({ sentryAppId }) => sentryAppId),
  );
  const owners = await findOrganizations(db, [
    ...new Set(Array.from(apps.values(), ({ organizationId }) => organizationId)),
  ]);
  const people = await findUsers(
    db,
    requests.flatMap(({ requestedBy, decidedBy }) =>
      [requestedBy, decidedBy].filter((id) => id !== null),
    ),
  );
  return requests.flatMap((request) => {
    const app = apps.get(request.sentryAppId);
    const owner = owners.find(({ id }) => id === app?.organizationId);
    if (app === undefined || owner === undefined) return [];
    return [
      {
        id: String(request.id),
        status: request.status,
        sentryApp: { uuid: app.uuid, slug: app.slug, name: app.name, scopes: [...app.scopes] },
        organization: { id: String(owner.id), slug: owner.slug, name: owner.name },
        questionnaire: request.questionnaire.map(({ question, answer }) => ({ question, answer })),
        requestedBy: presentPerson(people, request.requestedBy),
        decidedBy: presentPerson(people, request.decidedBy),
        reason: request.reason,
        dateCreated: formatInstant(request.createdAt),
        dateDecided: request.decidedAt === null ? null : formatInstant(request.decidedAt),
      },
    ];
  });
}

function presentPerson(people: ReadonlyMap<number, User>, id: number | null) {
  const user = id === null ? undefined : people.get(id);
  return user ? { id: String(user.id), name: user.name, email: user.email } : null;
}
