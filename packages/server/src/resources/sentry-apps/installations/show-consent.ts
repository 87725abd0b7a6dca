import type { Consent, EventResource, SentryApp as AppShape } from "@vedette/contract";
import { describeScopes } from "../../../access/index.ts";
import type { SentryApp } from "../model.ts";
import { findMissing } from "./find-installable.ts";
import type { Installation } from "./model.ts";
import type { Place } from "./install-app.ts";

/** An app of the directory, as one organization has it. */
export interface Listed {
  app: SentryApp;
  shown: AppShape;
  installation: Installation | undefined;
}

/** What a person reads before they install an app: all that it asks for, and whether they can. */
export function showConsent(
  { app, shown, installation }: Listed,
  caller: Pick<Place, "scopes"> & { isPerson: boolean },
): Consent {
  const missingScopes = installation === undefined ? findMissing(app, caller.scopes) : [];
  const mayInstall = INSTALLERS.some((scope) => caller.scopes.has(scope)) && caller.isPerson;
  return {
    app: shown,
    installation: presentReference(installation),
    permissions: describeScopes(app.scopes),
    events: app.events.map((resource) => ({ resource, sentence: EVENT_SENTENCES[resource] })),
    redirectUrl: app.redirectUrl,
    verifyInstall: app.verifyInstall,
    mayInstall: mayInstall && missingScopes.length === 0,
    missingScopes,
  };
}

/** An installation as the directory names it. */
export function presentReference(installation: Installation | undefined): Consent["installation"] {
  return installation === undefined
    ? null
    : { uuid: installation.uuid, status: installation.status };
}

/** Who may install at all: see the route. */
const INSTALLERS = ["org:integrations", "org:write", "org:admin"] as const;

const EVENT_SENTENCES: { readonly [R in EventResource]: string } = {
  issue: "It is told when issues are created, resolved, assigned, ignored or reopened",
  error: "It is told of every error event, with all that was sent with it",
  comment: "It is told of comments on issues",
  sentry_status: "It is told when the status of a sentry changes",
};
