import type { Db } from "../../storage/index.ts";
import { findHoots, type Hoot } from "../hoots/index.ts";
import type { Sentry } from "./model.ts";
import { findHootLinks, findUpstreamLinks } from "./store-links.ts";
import { findSentries } from "./store.ts";

/** What belongs to sentries, by their ids. */
export interface Surroundings {
  hoots: ReadonlyMap<number, Hoot[]>;
  upstreams: ReadonlyMap<number, Sentry[]>;
}

/** Loads the hoots and upstreams of these sentries, both by name. */
export async function describeSentries(
  db: Db,
  sentries: readonly Pick<Sentry, "id">[],
): Promise<Surroundings> {
  const ids = sentries.map(({ id }) => id);
  const hootLinks = await findHootLinks(db, ids);
  const upstreamLinks = await findUpstreamLinks(db, ids);
  const hoots = await findHoots(db, [...new Set(hootLinks.map(({ hootId }) => hootId))]);
  const upstreams = await findSentries(db, [
    ...new Set(upstreamLinks.map(({ upstreamId }) => upstreamId)),
  ]);
  return {
    hoots: new Map(
      ids.map((id) => {
        const own = new Set(
          hootLinks.filter(({ sentryId }) => sentryId === id).map(({ hootId }) => hootId),
        );
        return [id, hoots.filter((hoot) => own.has(hoot.id))];
      }),
    ),
    upstreams: new Map(
      ids.map((id) => {
        const own = new Set(
          upstreamLinks
            .filter(({ sentryId }) => sentryId === id)
            .map(({ upstreamId }) => upstreamId),
        );
        return [id, upstreams.filter((one) => own.has(one.id))];
      }),
    ),
  };
}
