import type { CallableApp } from "../sentry-apps/index.ts";
import type { AppClient } from "./app-client.ts";
import { integrationFailed, readJson, readMessage } from "./refusals.ts";

/** What an app is told when somebody fills in one of its issue-link forms. */
export interface IssueAction {
  action: "create" | "link";
  uri: string;
  /** The form's values by the names of its fields. */
  fields: Readonly<Record<string, unknown>>;
  issueId: number;
  /** The issue's page. */
  webUrl: string;
  project: { slug: string; id: number };
  actor: { type: "user" | "application"; id: number | string; name: string };
}

/** The issue of another tool that an app made or found. */
export interface IssueElsewhere {
  webUrl: string;
  project: string;
  identifier: string;
}

const EVENTS = { create: "external_issue.created", link: "external_issue.linked" } as const;

/**
 * Has an app make or find its issue for one of ours. Refuses with the status and words that
 * docs/integrate/ui-components.md gives for each way in which an app can fail.
 */
export async function sendIssueAction(
  client: AppClient,
  installation: CallableApp,
  issueAction: IssueAction,
): Promise<IssueElsewhere> {
  const { app, installationUuid } = installation;
  const { action, uri, fields, issueId, webUrl, project, actor } = issueAction;
  const reply = await client.ask(installation, {
    event: EVENTS[action],
    uri,
    body: {
      fields,
      issueId,
      installationId: installationUuid,
      webUrl,
      project: { slug: project.slug, id: project.id },
      actor: { type: actor.type, id: actor.id, name: actor.name },
    },
  });
  const fallback = `Issue occurred while trying to contact ${app.slug} to link issue`;
  if (reply.kind === "no-answer") throw integrationFailed(app, 502, fallback);
  if (reply.status >= 400) {
    throw integrationFailed(app, reply.status, readMessage(reply.body) ?? fallback);
  }
  const answer = reply.status < 300 ? readJson(reply.body) : undefined;
  if (answer === undefined) {
    throw integrationFailed(app, 500, `Unable to parse response from ${app.slug}`);
  }
  if (!isIssueElsewhere(answer)) {
    const detail = `Invalid response format from sentry app ${app.slug} when linking issue`;
    throw integrationFailed(app, 500, detail);
  }
  return answer;
}

/** The address becomes a link on pages here, so that it must be one of the web. */
function isIssueElsewhere(answer: unknown): answer is IssueElsewhere {
  if (typeof answer !== "object" || answer === null) return false;
  const { webUrl, project, identifier } = answer as Record<string, unknown>;
  if (typeof project !== "string" || typeof identifier !== "string") return false;
  return typeof webUrl === "string" && isWebAddress(webUrl);
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
