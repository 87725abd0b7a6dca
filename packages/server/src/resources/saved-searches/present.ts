import type { SavedSearch as SavedSearchShape } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { SavedSearch } from "./model.ts";

/** A kept search as one person sees it. */
export function presentSavedSearch(search: SavedSearch, viewerId: number): SavedSearchShape {
  return {
    id: String(search.id),
    type: 0,
    name: search.name,
    query: search.query,
    sort: search.sort,
    visibility: search.visibility,
    isGlobal: false,
    isPinned: false,
    isOwn: search.userId === viewerId,
    dateCreated: formatInstant(search.createdAt),
  };
}
