import type { SettingsSource } from "../config/index.ts";
import { findEventById } from "../resources/events/index.ts";
import { issuePermalink } from "../resources/issues/index.ts";
import {
  findFirstOrganization,
  findOrganization,
  type Organization,
} from "../resources/organizations/index.ts";
import { findFirstActiveKey, presentDsn } from "../resources/project-keys/index.ts";
import { findProject, type Project, selectProjects } from "../resources/projects/index.ts";
import type { Instance } from "../resources/instance.ts";
import { CannotRun } from "./cannot-run.ts";
import { withInstance } from "./with-instance.ts";

/** A project that a test event can be sent to. */
export interface TestTarget {
  dsn: string;
  organization: string;
  project: string;
}

/**
 * The named project, or the first one, with the DSN of its oldest active key. Throws `CannotRun`
 * when there is none, besides what opening the database throws.
 */
export async function findTestTarget(
  source: SettingsSource,
  wanted: { organization?: string | undefined; project?: string | undefined },
): Promise<TestTarget> {
  return await withInstance(source, async (instance) => {
    const { db } = instance.storage;
    const organization = await pickOrganization(instance, wanted.organization);
    const project = await pickProject(instance, organization, wanted.project);
    const key = await findFirstActiveKey(db, project.id);
    if (key === undefined) {
      throw new CannotRun(
        `The project ${project.slug} has no active client key; make one on its page.`,
      );
    }
    const dsn = presentDsn(key, instance.links);
    return { dsn, organization: organization.slug, project: project.slug };
  });
}

/** Where people see the issue that holds this event; undefined while it is not stored. */
export async function findIssueLink(
  source: SettingsSource,
  target: TestTarget,
  eventId: string,
): Promise<string | undefined> {
  return await withInstance(source, async ({ storage: { db }, links }) => {
    const organization = await findOrganization(db, target.organization);
    const project = organization && (await findProject(db, organization.id, target.project));
    const event = project && (await findEventById(db, [project.id], eventId));
    return event && issuePermalink(links, target.organization, event.issueId);
  });
}

async function pickOrganization(
  { storage: { db } }: Instance,
  wanted?: string,
): Promise<Organization> {
  const found =
    wanted === undefined ? await findFirstOrganization(db) : await findOrganization(db, wanted);
  if (found !== undefined) return found;
  throw new CannotRun(
    wanted === undefined
      ? "There is no organization yet; run vedette bootstrap, or open the link that the server shows when it starts."
      : `There is no organization "${wanted}".`,
  );
}

async function pickProject(
  { storage: { db } }: Instance,
  organization: Organization,
  wanted?: string,
): Promise<Project> {
  const page = { offset: 0, limit: 1 };
  const found =
    wanted === undefined
      ? (await selectProjects(db, { organizationId: organization.id }, page))[0]
      : await findProject(db, organization.id, wanted);
  if (found !== undefined) return found;
  throw new CannotRun(
    wanted === undefined
      ? `The organization ${organization.slug} has no project yet; run vedette bootstrap.`
      : `The organization ${organization.slug} has no project "${wanted}".`,
  );
}
