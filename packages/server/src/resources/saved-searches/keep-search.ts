import { Problem } from "@vedette/contract/problems";
import type { Scope } from "@vedette/contract";
import type { Actor } from "../../access/index.ts";
import type { Tx } from "../../storage/index.ts";
import { readIdOrSlug } from "../id-or-slug.ts";
import type { Instance } from "../instance.ts";
import { MAX_SEARCHES, type SavedSearch } from "./model.ts";
import {
  countSearches,
  deleteSearchRow,
  findSearch,
  insertSearch,
  updateSearchRow,
} from "./store.ts";

/** The person who keeps a search, and where. */
export interface Keeper {
  actor: Actor;
  organization: { id: number; scopes: ReadonlySet<Scope> };
}

type Choices = Pick<SavedSearch, "name" | "query" | "sort" | "visibility">;

/** Keeps a search. Refuses callers that are no person, and more than anybody can look through. */
export async function createSearch(
  instance: Instance,
  keeper: Keeper,
  choices: Choices,
): Promise<SavedSearch> {
  const userId = personOf(keeper.actor);
  const organizationId = keeper.organization.id;
  requireRight(keeper, choices.visibility);
  return await instance.storage.transaction(async (tx) => {
    if ((await countSearches(tx, organizationId, userId)) >= MAX_SEARCHES) {
      throw Problem.fields({
        name: [`You keep ${MAX_SEARCHES} searches already. Remove one first.`],
      });
    }
    return await insertSearch(tx, {
      ...choices,
      organizationId,
      userId,
      createdAt: instance.now(),
    });
  });
}

/** Changes a kept search: one's own, or a common one as who manages the organization. */
export async function updateSearch(
  instance: Instance,
  keeper: Keeper,
  id: string,
  choices: { [name in keyof Choices]?: Choices[name] | undefined },
): Promise<SavedSearch> {
  return await instance.storage.transaction(async (tx) => {
    const search = await getOwn(tx, keeper, id);
    const changed = {
      ...search,
      name: choices.name ?? search.name,
      query: choices.query ?? search.query,
      sort: choices.sort ?? search.sort,
      visibility: choices.visibility ?? search.visibility,
    };
    requireRight(keeper, changed.visibility);
    await updateSearchRow(tx, changed);
    return changed;
  });
}

export async function deleteSearch(instance: Instance, keeper: Keeper, id: string): Promise<void> {
  await instance.storage.transaction(async (tx) => {
    const search = await getOwn(tx, keeper, id);
    await deleteSearchRow(tx, search.id);
  });
}

/** The user id of a caller that is a person. */
export function personOf(actor: Actor): number {
  if (actor.kind !== "user") throw new Problem("forbidden");
  return actor.userId;
}

/** What others keep for themselves is not there for anybody else. */
async function getOwn(tx: Tx, keeper: Keeper, id: string): Promise<SavedSearch> {
  const named = readIdOrSlug(id);
  const search = "id" in named ? await findSearch(tx, keeper.organization.id, named.id) : undefined;
  const isOwn = search?.userId === personOf(keeper.actor);
  if (!search || (!isOwn && search.visibility === "owner")) throw new Problem("not-found");
  if (!isOwn) requireRight(keeper, search.visibility);
  return search;
}

function requireRight(keeper: Keeper, visibility: SavedSearch["visibility"]): void {
  const { scopes } = keeper.organization;
  if (visibility === "owner" || scopes.has("org:write") || scopes.has("org:admin")) return;
  throw new Problem("forbidden");
}
