import type { Project as ProjectShape, ProjectSummary, Scope } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import { presentTeamReference, type Team } from "../teams/index.ts";
import type { Project } from "./model.ts";

/** What a project is shown with besides itself. */
export interface ProjectContext {
  /** Oldest first. */
  teams: readonly Team[];
  /** How the caller stands to it: their scopes there, and the teams they are in. */
  scopes: ReadonlySet<Scope>;
  teamIds: ReadonlySet<number>;
}

/** A project as lists show it. */
export function presentProjectSummary(project: Project, context: ProjectContext): ProjectSummary {
  const teams = context.teams.map(presentTeamReference);
  return {
    id: String(project.id),
    slug: project.slug,
    name: project.name,
    platform: project.platform,
    dateCreated: formatInstant(project.createdAt),
    isBookmarked: false,
    isMember: context.teams.some((team) => context.teamIds.has(team.id)),
    features: project.settings.serviceHooks ? ["servicehooks"] : [],
    firstEvent: project.firstEventAt === null ? null : formatInstant(project.firstEventAt),
    access: [...context.scopes].toSorted(),
    hasAccess: true,
    team: teams[0] ?? null,
    teams,
    platforms: project.platform === null ? [] : [project.platform],
    environments: [],
    latestRelease: null,
  };
}

/** A project with its settings. */
export function presentProject(
  project: Project,
  context: ProjectContext,
  organization: { id: number; slug: string; name: string },
): ProjectShape {
  const { rules, settings } = project;
  return {
    ...presentProjectSummary(project, context),
    status: "active",
    color: COLORS[project.id % COLORS.length] ?? "#3f6fbf",
    isPublic: false,
    isInternal: false,
    organization: { ...organization, id: String(organization.id) },
    options: {},
    subjectPrefix: settings.subjectPrefix,
    subjectTemplate: settings.subjectTemplate,
    resolveAge: settings.resolveAge,
    allowedDomains: [...settings.allowedDomains],
    highlightTags: [...settings.highlightTags],
    rateLimit: settings.rateLimit,
    dataScrubber: rules.scrubData,
    dataScrubberDefaults: rules.scrubDefaults,
    scrubIPAddresses: rules.scrubIpAddresses,
    sensitiveFields: [...rules.sensitiveFields],
    safeFields: [...rules.safeFields],
    retentionDays: settings.retentionDays,
    serviceHooks: settings.serviceHooks,
    groupingConfig: project.groupingVersion,
    verifySSL: false,
  };
}

/** Told apart on a white page and on a dark one. */
const COLORS = [
  "#3f6fbf",
  "#bf3f7f",
  "#3f9fbf",
  "#7fae2e",
  "#bf8f3f",
  "#7f3fbf",
  "#bf5a3f",
  "#2ea37f",
];
