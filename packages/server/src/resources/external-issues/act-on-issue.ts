import { Problem } from "@vedette/contract/problems";
import type { Actor } from "../../access/index.ts";
import {
  type AppClient,
  type IssueElsewhere,
  sendIssueAction,
} from "../component-requests/index.ts";
import { type Issue, issuePermalink } from "../issues/index.ts";
import { getProject } from "../projects/index.ts";
import type { CallableApp } from "../sentry-apps/index.ts";
import type { Instance } from "../instance.ts";
import type { ExternalIssue } from "./model.ts";
import { linkIssue } from "./link-issue.ts";

/** One of an app's forms, as somebody filled it in. */
export interface FilledForm {
  action: "create" | "link";
  uri: string;
  fields: Readonly<Record<string, unknown>>;
}

/**
 * Has an app make or find its issue for one of ours and links the two. Nothing is kept where the
 * app refuses; where the issue was removed while the app was asked, there is nothing to link it to.
 */
export async function actOnIssue(
  instance: Instance,
  client: AppClient,
  context: {
    actor: Actor;
    organization: { slug: string };
    installation: CallableApp;
    issue: Issue;
  },
  form: FilledForm,
): Promise<ExternalIssue> {
  const { actor, organization, installation, issue } = context;
  const { db } = instance.storage;
  const project = await getProject(db, issue.organizationId, String(issue.projectId));
  const elsewhere: IssueElsewhere = await sendIssueAction(client, installation, {
    ...form,
    issueId: issue.id,
    webUrl: issuePermalink(instance.links, organization.slug, issue.id),
    project,
    actor: toWireActor(actor),
  });
  return await linkIssue(instance, { installation, issue }, elsewhere);
}

/** As webhooks name who acts. */
function toWireActor(actor: Actor) {
  switch (actor.kind) {
    case "user":
      return { type: "user", id: actor.userId, name: actor.name } as const;
    case "integration":
      return { type: "application", id: actor.appUuid, name: actor.appName } as const;
    case "anonymous":
      throw new Problem("unauthenticated");
    case "organization-token":
    case "system":
    default:
      return { type: "application", id: "sentry", name: "Sentry" } as const;
  }
}
