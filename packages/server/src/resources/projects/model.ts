export interface Project {
  id: number;
  organizationId: number;
  slug: string;
  name: string;
  platform: string | null;
  rules: ProjectRules;
  settings: ProjectSettings;
  groupingVersion: string;
  /** Epoch milliseconds, as the next. */
  createdAt: number;
  firstEventAt: number | null;
}

/** What a project decides about its own events. */
export interface ProjectRules {
  /** Off disables every kind of scrubbing. */
  scrubData: boolean;
  /** The built-in rules (passwords, cards, cookies …). */
  scrubDefaults: boolean;
  scrubIpAddresses: boolean;
  /** Extra key names to filter: substring, case-insensitive. */
  sensitiveFields: readonly string[];
  /** Key names that are never filtered. */
  safeFields: readonly string[];
}

export interface ProjectSettings {
  subjectPrefix: string;
  subjectTemplate: string;
  /** Hours without events after which an issue resolves by itself; 0 is never. */
  resolveAge: number;
  /** Origins that browsers may report from; `*` is all. */
  allowedDomains: readonly string[];
  highlightTags: readonly string[];
  /** How many events all its keys together may send. */
  rateLimit: RateLimit | null;
  /** How long events are kept; null: as long as the instance says. */
  retentionDays: number | null;
  /** Whether it may have service hooks, and they fire. */
  serviceHooks: boolean;
}

/** At most `count` events in `window` seconds. */
export interface RateLimit {
  count: number;
  window: number;
}

/** What can be changed, in the wire's words; what is absent stays as it is. */
export interface ProjectChanges {
  name?: string | undefined;
  slug?: string | undefined;
  platform?: string | null | undefined;
  resolveAge?: number | null | undefined;
  subjectPrefix?: string | undefined;
  subjectTemplate?: string | undefined;
  allowedDomains?: readonly string[] | undefined;
  highlightTags?: readonly string[] | undefined;
  rateLimit?: RateLimit | null | undefined;
  dataScrubber?: boolean | undefined;
  dataScrubberDefaults?: boolean | undefined;
  scrubIPAddresses?: boolean | undefined;
  sensitiveFields?: readonly string[] | undefined;
  safeFields?: readonly string[] | undefined;
  retentionDays?: number | null | undefined;
  serviceHooks?: boolean | undefined;
}

export const MAX_PROJECT_SLUG = 100;

/** How a new project treats its events: scrubbed by the built-in rules, addresses kept. */
export const DEFAULT_RULES: ProjectRules = {
  scrubData: true,
  scrubDefaults: true,
  scrubIpAddresses: false,
  sensitiveFields: [],
  safeFields: [],
};

export const DEFAULT_SETTINGS: ProjectSettings = {
  subjectPrefix: "",
  subjectTemplate: "$shortID - $title",
  resolveAge: 0,
  allowedDomains: ["*"],
  highlightTags: [],
  rateLimit: null,
  retentionDays: null,
  serviceHooks: true,
};

export function changeProject(project: Project, changes: ProjectChanges): Project {
  const { rules, settings } = project;
  return {
    ...project,
    name: changes.name ?? project.name,
    slug: changes.slug ?? project.slug,
    platform: changes.platform === undefined ? project.platform : changes.platform,
    rules: {
      scrubData: changes.dataScrubber ?? rules.scrubData,
      scrubDefaults: changes.dataScrubberDefaults ?? rules.scrubDefaults,
      scrubIpAddresses: changes.scrubIPAddresses ?? rules.scrubIpAddresses,
      sensitiveFields: changes.sensitiveFields ?? rules.sensitiveFields,
      safeFields: changes.safeFields ?? rules.safeFields,
    },
    settings: {
      subjectPrefix: changes.subjectPrefix ?? settings.subjectPrefix,
      subjectTemplate: changes.subjectTemplate ?? settings.subjectTemplate,
      resolveAge:
        changes.resolveAge === undefined ? settings.resolveAge : (changes.resolveAge ?? 0),
      allowedDomains: changes.allowedDomains ?? settings.allowedDomains,
      highlightTags: changes.highlightTags ?? settings.highlightTags,
      retentionDays:
        changes.retentionDays === undefined ? settings.retentionDays : changes.retentionDays,
      serviceHooks: changes.serviceHooks ?? settings.serviceHooks,
      rateLimit: changes.rateLimit === undefined ? settings.rateLimit : changes.rateLimit,
    },
  };
}
