import {
  actOnExternalIssue,
  deleteExternalIssue,
  listExternalIssues,
  listInstallations,
} from "@vedette/contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";
import { issueQuery } from "./issues.ts";

const MOST_INSTALLATIONS = 100;

/** The issues of other tools that integrations linked to an issue. */
export function externalIssuesQuery(organization: string, issue: string) {
  return queryOptions({
    queryKey: ["external-issues", organization, issue],
    queryFn: async ({ signal }) =>
      (await api.call(listExternalIssues, { params: { organization, issue }, signal })).body,
  });
}

/** Installations of an organization by the uuid of their integration, as components name them. */
export function installationsByAppQuery(organization: string) {
  return queryOptions({
    queryKey: ["installations", organization, "by-app"],
    queryFn: async ({ signal }) => {
      const query = { limit: MOST_INSTALLATIONS };
      const { body } = await api.call(listInstallations, {
        params: { organization },
        query,
        signal,
      });
      return body;
    },
    select: (installations) => new Map(installations.map((one) => [one.app.uuid, one.uuid])),
    staleTime: 60_000,
  });
}

/** What an integration is asked to do: make an issue of its own for ours, or find one. */
export interface ExternalIssueAction {
  installation: string;
  action: "create" | "link";
  uri: string;
  fields: { readonly [name: string]: string | number };
}

/** Linking an issue to one of another tool, and forgetting that. */
export function useExternalIssueChanges(organization: string, issue: string) {
  const queries = useQueryClient();
  const onSuccess = async () => {
    await queries.invalidateQueries(externalIssuesQuery(organization, issue));
    await queries.invalidateQueries(issueQuery(organization, issue));
  };
  const act = useMutation({
    meta: { quiet: true },
    mutationFn: async ({ installation, action, uri, fields }: ExternalIssueAction) => {
      const body = { ...fields, groupId: issue, action, uri };
      return (await api.call(actOnExternalIssue, { params: { installation }, body })).body;
    },
    onSuccess,
  });
  const unlink = useMutation({
    mutationFn: (externalIssue: string) =>
      api.call(deleteExternalIssue, { params: { organization, issue, externalIssue } }),
    onSuccess,
  });
  return { act, unlink };
}
