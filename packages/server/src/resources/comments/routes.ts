import { createNote, deleteNote, listNotes, Problem, updateNote } from "@vedette/contract";
import type { Actor } from "../../access/index.ts";
import { implement, type Implemented } from "../../routing/index.ts";
import {
  findAuthors,
  listActivities,
  presentActivity,
  type Activity,
} from "../activities/index.ts";
import { getIssue } from "../issues/index.ts";
import { readPageOfNumbers } from "../keyset.ts";
import { findProjects } from "../projects/index.ts";
import type { Instance } from "../instance.ts";
import { createComment } from "./create-comment.ts";
import { deleteComment } from "./delete-comment.ts";
import type { CommentContext } from "./tell-comment.ts";
import { updateComment } from "./update-comment.ts";

/** Comments on issues ("notes" on the wire). */
export function commentRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;

  const toContext = async (
    actor: Actor,
    organization: { id: number },
    issueText: string,
  ): Promise<CommentContext> => {
    const issue = await getIssue(db, organization.id, issueText);
    const project = (await findProjects(db, [issue.projectId])).get(issue.projectId);
    if (!project) throw new Problem("not-found");
    return { actor, issue, project };
  };

  const present = async (note: Activity) => presentActivity(note, await findAuthors(db, [note]));

  return [
    implement(listNotes, async ({ organization, params, query }) => {
      const { id } = await getIssue(db, organization.id, params.issue);
      const page = await listActivities(db, id, readPageOfNumbers(query), "note");
      return { status: 200, body: page.rows, page };
    }),

    implement(createNote, async ({ actor, organization, params, body }) => {
      const context = await toContext(actor, organization, params.issue);
      const note = await createComment(instance, context, body);
      return { status: 201, body: await present(note) };
    }),

    implement(updateNote, async ({ actor, organization, params, body }) => {
      const context = await toContext(actor, organization, params.issue);
      const note = await updateComment(instance, context, params.note, body);
      return { status: 200, body: await present(note) };
    }),

    implement(deleteNote, async ({ actor, organization, params }) => {
      const context = await toContext(actor, organization, params.issue);
      await deleteComment(instance, context, params.note);
      return { status: 204 };
    }),
  ];
}
