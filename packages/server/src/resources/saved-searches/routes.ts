import {
  createSavedSearch,
  deleteSavedSearch,
  listSavedSearches,
  updateSavedSearch,
} from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import type { Instance } from "../instance.ts";
import { createSearch, deleteSearch, personOf, updateSearch } from "./keep-search.ts";
import { presentSavedSearch } from "./present.ts";
import { selectSearches } from "./store.ts";

/** What people look for again and again. */
export function savedSearchRoutes(instance: Instance): Implemented[] {
  return [
    implement(listSavedSearches, async ({ actor, organization }) => {
      const userId = personOf(actor);
      const searches = await selectSearches(instance.storage.db, organization.id, userId);
      return { status: 200, body: searches.map((one) => presentSavedSearch(one, userId)) };
    }),

    implement(createSavedSearch, async ({ actor, organization, body }) => {
      const { name, query, sort = "date", visibility = "owner" } = body;
      const choices = { name, query, sort, visibility };
      const search = await createSearch(instance, { actor, organization }, choices);
      return { status: 201, body: presentSavedSearch(search, personOf(actor)) };
    }),

    implement(updateSavedSearch, async ({ actor, organization, params, body }) => {
      const search = await updateSearch(instance, { actor, organization }, params.search, body);
      return { status: 200, body: presentSavedSearch(search, personOf(actor)) };
    }),

    implement(deleteSavedSearch, async ({ actor, organization, params }) => {
      await deleteSearch(instance, { actor, organization }, params.search);
      return { status: 204 };
    }),
  ];
}
