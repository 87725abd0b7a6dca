import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { membersQuery, teamsQuery } from "../../../api/organizations.ts";
import { tagKeysQuery, tagValuesQuery } from "../../../api/tags.ts";
import { recentSearches } from "./recent-searches.ts";
import type { SearchPlace } from "./search-place.ts";
import { isTagKey, suggest, type Suggestion } from "./suggest.ts";

const TYPING_MS = 150;

interface SuggestionsInput {
  organization: string;
  project: string | undefined;
  place: SearchPlace;
  /** Only what an event tells by itself is suggested. */
  ofEvents: boolean;
  /** Nothing is asked of the API while nobody writes. */
  enabled: boolean;
}

/** What could be meant by what is being written in the search box. */
export function useSuggestions(input: SuggestionsInput): Suggestion[] {
  const { organization, project, place, ofEvents, enabled } = input;
  const [typed] = useDebouncedValue(place.typed, TYPING_MS);
  const { key = "" } = place;
  const wantsPeople = enabled && key.toLowerCase().startsWith("assigned");
  const wantsValues = enabled && key !== "" && isTagKey(key);
  const { data: tags = [] } = useQuery({ ...tagKeysQuery(organization, project), enabled });
  const { data: members = [] } = useQuery({ ...membersQuery(organization), enabled: wantsPeople });
  const { data: teams = [] } = useQuery({ ...teamsQuery(organization), enabled: wantsPeople });
  const values = useQuery({
    ...tagValuesQuery(organization, project, key, typed),
    enabled: wantsValues,
  });
  if (!enabled) return [];
  return suggest({
    place,
    ofEvents,
    tags,
    values: wantsValues ? (values.data ?? []) : [],
    members,
    teams,
    recent: ofEvents ? [] : recentSearches(organization),
  });
}
