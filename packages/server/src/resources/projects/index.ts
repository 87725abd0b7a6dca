/** Projects: what reports errors, how its events are treated, and the teams it belongs to. */
export { insertNewProject } from "./create-project.ts";
export { getProject } from "./get-project.ts";
export { loadContexts } from "./load-contexts.ts";
export type { Project, ProjectRules } from "./model.ts";
export { presentProjectSummary } from "./present.ts";
export { presentProjectsOf } from "./present-projects-of.ts";
export { type Purge, purgeRemovedProjects } from "./purge-removed.ts";
export { removeProjectsOf } from "./remove-projects-of.ts";
export { purgeProjects } from "./store-purge.ts";
export { findRetentions, type Retention } from "./store-retention.ts";
export { findResolveAges, type ResolveAge } from "./store-resolve-ages.ts";
export { findProjectIds } from "./store-ids.ts";
export { countProjects, findProject, findProjects, selectProjects } from "./store.ts";
export { findIngestProject, noteFirstEvents, takeShortIds } from "./store-pipeline.ts";
