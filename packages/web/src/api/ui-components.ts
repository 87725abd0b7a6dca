import { listPreparedComponents, requestChoices, type UiComponentType } from "@vedette/contract";
import { queryOptions } from "@tanstack/react-query";
import type { LoadChoices } from "../components/component-form/load-choices.ts";
import { api } from "./client.ts";

/**
 * The components of one type that installed integrations have for a page, ready to be shown. What
 * an integration offers is its own and may change at any time, but asking costs it a request.
 */
export function preparedComponentsQuery(
  organization: string,
  type: UiComponentType,
  projectId?: string,
) {
  return queryOptions({
    queryKey: ["ui-components", organization, type, projectId],
    queryFn: async ({ signal }) => {
      const query = { filter: type, ...(projectId !== undefined && { projectId }) };
      return (await api.call(listPreparedComponents, { params: { organization }, query, signal }))
        .body;
    },
    staleTime: 60_000,
  });
}

/** Asks an installed integration what a select of its form offers now. */
export function loadChoicesOf(installation: string, projectId?: string): LoadChoices {
  return async (asked, signal) => {
    const query = { ...asked, ...(projectId !== undefined && { projectId }) };
    return (await api.call(requestChoices, { params: { installation }, query, signal })).body;
  };
}
