import { completeSetup, getSetup, type SetupRequest } from "@vedette/contract";
import { queryOptions } from "@tanstack/react-query";
import { api } from "./client.ts";

/** Whether this instance still waits for its first person. */
export const setupQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: async ({ signal }) => (await api.call(getSetup, { signal })).body,
  staleTime: 0,
});

export async function setUp(body: SetupRequest) {
  return (await api.call(completeSetup, { body })).body;
}
