import {
  addProjectTeam,
  createProject,
  createProjectKey,
  deleteProject,
  deleteProjectKey,
  getProject,
  listProjectKeys,
  listProjects,
  removeProjectTeam,
  updateProject,
  updateProjectKey,
  type Project,
  type RouteBodyInput,
} from "@vedette/contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";

const WAITING_MS = 2_000;

export function projectsQuery(organization: string) {
  return queryOptions({
    queryKey: ["projects", organization],
    queryFn: async ({ signal }) =>
      (await api.call(listProjects, { params: { organization }, signal })).body,
    staleTime: 30_000,
  });
}

/** One project. Asked for again and again until its first event has come. */
export function projectQuery(organization: string, project: string) {
  return queryOptions({
    queryKey: ["project", organization, project],
    queryFn: async ({ signal }) =>
      (await api.call(getProject, { params: { organization, project }, signal })).body,
    refetchInterval: ({ state }) => (isWaiting(state.data) ? WAITING_MS : false),
  });
}

export function projectKeysQuery(organization: string, project: string) {
  return queryOptions({
    queryKey: ["project-keys", organization, project],
    queryFn: async ({ signal }) =>
      (await api.call(listProjectKeys, { params: { organization, project }, signal })).body,
  });
}

export function useCreateProject(organization: string) {
  const queries = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async (body: { name: string; platform: string }) =>
      (await api.call(createProject, { params: { organization }, body })).body,
    onSuccess: () => queries.invalidateQueries({ queryKey: ["projects", organization] }),
  });
}

/** The three changes to a project's client keys; each reloads the list. */
export function useProjectKeyChanges(organization: string, project: string) {
  const queries = useQueryClient();
  const params = { organization, project };
  const onSuccess = () =>
    queries.invalidateQueries({ queryKey: ["project-keys", organization, project] });
  const create = useMutation({
    mutationFn: (name: string) => api.call(createProjectKey, { params, body: { name } }),
    onSuccess,
  });
  const setActive = useMutation({
    mutationFn: ({ key, isActive }: { key: string; isActive: boolean }) =>
      api.call(updateProjectKey, { params: { ...params, key }, body: { isActive } }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (key: string) => api.call(deleteProjectKey, { params: { ...params, key } }),
    onSuccess,
  });
  return { create, setActive, remove };
}

/** The changes to a project itself; each reloads it and the list it stands in. */
export function useProjectChanges(organization: string, project: string) {
  const queries = useQueryClient();
  const params = { organization, project };
  const onSuccess = async () => {
    await queries.invalidateQueries({ queryKey: ["project", organization, project] });
    await queries.invalidateQueries({ queryKey: ["projects", organization] });
  };
  const update = useMutation({
    meta: { quiet: true },
    mutationFn: async (body: RouteBodyInput<typeof updateProject>) =>
      (await api.call(updateProject, { params, body })).body,
    onSuccess,
  });
  const addTeam = useMutation({
    mutationFn: (team: string) => api.call(addProjectTeam, { params: { ...params, team } }),
    onSuccess,
  });
  const removeTeam = useMutation({
    mutationFn: (team: string) => api.call(removeProjectTeam, { params: { ...params, team } }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: () => api.call(deleteProject, { params }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["projects", organization] }),
  });
  return { update, addTeam, removeTeam, remove };
}

function isWaiting(project: Project | undefined): boolean {
  return project !== undefined && project.firstEvent === null;
}
