import type { Webhook, WebhookComment } from "@vedette/integration-kit";
import { taskOfAlert } from "./components.ts";
import type { Platform } from "./platform.ts";
import type { Issue, Task, Tasks } from "./tasks.ts";

/** Keeps tasks and issues alike. */
export interface Sync {
  /** Acts on a webhook that was found to be authentic. */
  hear(webhook: Webhook): Promise<void>;
  /** Adds a note to a task, and a comment to its issue. */
  note(task: Task, author: string, text: string): Promise<void>;
}

export function createSync(tasks: Tasks, platform: Platform, log: (line: string) => void): Sync {
  const inTurn = createTurns();

  function hearComment(webhook: Webhook & { data: WebhookComment }): void {
    const { comment_id: commentId, issue_id: issueId, comment } = webhook.data;
    const task = tasks.findByIssue(webhook.installationId, issueId);
    if (task === undefined) return log(`comment ${commentId} is about no task`);
    switch (webhook.event) {
      case "comment.created": {
        const author = webhook.actor?.name ?? "Somebody";
        const added = tasks.addNote(task.id, { author, text: comment, commentId });
        // Among others those that were notes here first: this is what keeps them from going round.
        return log(added === undefined ? `comment ${commentId} is known` : `noted ${commentId}`);
      }
      case "comment.updated":
        tasks.changeNoteOf(commentId, comment);
        return log(`changed ${commentId}`);
      case "comment.deleted":
        tasks.deleteNoteOf(commentId);
        return log(`deleted ${commentId}`);
    }
  }

  async function hearAlert(webhook: Webhook & { event: "event_alert.triggered" }): Promise<void> {
    const { event, issue_alert: alert } = webhook.data;
    const { installationId } = webhook;
    const issue = { installationId, id: Number(event.issue_id), url: event.web_url };
    if (alert === undefined) return log("an alert without settings");
    if (tasks.findByIssue(installationId, issue.id)) return log(`issue ${issue.id} has a task`);
    const wanted = taskOfAlert(tasks, alert.settings, event.title);
    const id = tasks.create({ ...wanted, ownerId: null, description: "" });
    tasks.link(id, issue);
    const task = tasks.find(id);
    if (task) await platform.link(issue, task);
    log(`task ${id} by an alert`);
  }

  async function comment(task: Task, issue: Issue, noteId: number, text: string): Promise<void> {
    try {
      tasks.setComment(noteId, await platform.comment(issue, text));
      log(`commented note ${noteId} of task ${task.id}`);
    } catch (error) {
      log(`note ${noteId} stays here: ${String(error)}`);
    }
  }

  return {
    async hear(webhook) {
      const { installationId } = webhook;
      switch (webhook.event) {
        case "installation.created": {
          const { code } = webhook.data.installation;
          if (code !== undefined) await platform.install(installationId, code);
          return log(`installed ${installationId}`);
        }
        case "installation.deleted":
          await platform.forget(installationId);
          tasks.unlinkAll(installationId);
          return log(`uninstalled ${installationId}`);
        case "comment.created":
        case "comment.updated":
        case "comment.deleted":
          return await inTurn(`${installationId} ${webhook.data.issue_id}`, async () =>
            hearComment(webhook),
          );
        case "issue.resolved": {
          const task = tasks.findByIssue(installationId, Number(webhook.data.issue.id));
          if (task === undefined) return;
          tasks.setDone(task.id);
          return log(`done with task ${task.id}`);
        }
        case "event_alert.triggered":
          return await hearAlert(webhook);
      }
    },

    async note(task, author, text) {
      const noteId = tasks.addNote(task.id, { author, text, commentId: null });
      const { issue } = task;
      if (issue === null || noteId === undefined) return;
      await inTurn(
        `${issue.installationId} ${issue.id}`,
        async () => await comment(task, issue, noteId, `${author}: ${text}`),
      );
    },
  };
}

/**
 * One thing at a time for each key. A comment that is being made is known here only once the
 * platform has told its id; the webhook about it, which may be faster, waits for that.
 */
function createTurns(): (key: string, work: () => Promise<void>) => Promise<void> {
  const last = new Map<string, Promise<void>>();
  return async (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work);
    const ended = turn.catch(() => undefined);
    last.set(key, ended);
    await turn.finally(() => {
      if (last.get(key) === ended) last.delete(key);
    });
  };
}
