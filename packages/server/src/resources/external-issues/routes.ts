import {
  actOnExternalIssue,
  deleteExternalIssue,
  deleteExternalIssueOfApp,
  listExternalIssues,
  Problem,
  putExternalIssue,
} from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import { type AppClient, enterInstallation } from "../component-requests/index.ts";
import { findIssue, getIssue } from "../issues/index.ts";
import type { Instance } from "../instance.ts";
import { actOnIssue } from "./act-on-issue.ts";
import { issueNotFound, linkIssue } from "./link-issue.ts";
import { presentExternalIssue } from "./present.ts";
import { readForm } from "./read-form.ts";
import { deleteExternalIssueRow, findExternalIssues, findLinkedIssueId } from "./store.ts";

/** Issues of other tools: made or found by an app's own forms, or linked by the app itself. */
export function externalIssueRoutes(instance: Instance, client: AppClient): Implemented[] {
  const { storage } = instance;
  const { db } = storage;

  const remove = async (id: number, issueId: number): Promise<void> => {
    const found = await storage.transaction(
      async (tx) => await deleteExternalIssueRow(tx, id, issueId),
    );
    if (!found) throw new Problem("not-found");
  };

  return [
    implement(actOnExternalIssue, async (context) => {
      const entered = await enterInstallation(db, context, context.params.installation);
      const { installation, organization } = entered;
      const { issue: name, ...form } = readForm(context.body);
      const issue = await findIssue(db, organization.id, name);
      if (!issue) throw issueNotFound();
      const { actor } = context;
      const made = await actOnIssue(
        instance,
        client,
        { actor, organization, installation, issue },
        form,
      );
      return { status: 200, body: presentExternalIssue(made) };
    }),

    implement(putExternalIssue, async (context) => {
      const entered = await enterInstallation(db, context, context.params.installation);
      const { installation, organization } = entered;
      const issue = await findIssue(db, organization.id, String(context.body.issueId));
      if (!issue) throw issueNotFound();
      const linked = await linkIssue(instance, { installation, issue }, context.body);
      return { status: 200, body: presentExternalIssue(linked) };
    }),

    implement(deleteExternalIssueOfApp, async (context) => {
      const { params } = context;
      const { installation, organization } = await enterInstallation(
        db,
        context,
        params.installation,
      );
      const id = readId(params.externalIssue);
      const issueId = await findLinkedIssueId(db, id, installation.app.id);
      if (issueId === undefined) throw new Problem("not-found");
      // The app may have linked issues in other organizations too.
      await getIssue(db, organization.id, String(issueId));
      await remove(id, issueId);
      return { status: 204 };
    }),

    implement(listExternalIssues, async ({ organization, params }) => {
      const { id } = await getIssue(db, organization.id, params.issue);
      const found = await findExternalIssues(db, [id]);
      return { status: 200, body: found.map(presentExternalIssue) };
    }),

    implement(deleteExternalIssue, async ({ organization, params }) => {
      const issue = await getIssue(db, organization.id, params.issue);
      await remove(readId(params.externalIssue), issue.id);
      return { status: 204 };
    }),
  ];
}

function readId(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new Problem("not-found");
  return Number(text);
}
