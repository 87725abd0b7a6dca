import type { Note, Task } from "./tasks.ts";

/** All tasks. */
export function tasksPage(tasks: readonly Task[]): string {
  const rows = tasks.map(
    ({ id, board, title, isDone }) =>
      html`<li><a href="/tasks/${id}">${board} #${id}</a> ${title}${isDone ? " (done)" : ""}</li>`,
  );
  return page("Tasks", `<ul>${rows.join("")}</ul>`);
}

/** One task with its notes, and a form for another one. */
export function taskPage(task: Task, notes: readonly Note[]): string {
  const { id, board, title, description, owner, isDone, issue } = task;
  const lines = notes.map(
    ({ author, text, commentId }) =>
      html`<li><b>${author}</b> ${text}${commentId === null ? " (only here)" : ""}</li>`,
  );
  const about =
    issue === null ? "" : html`<p>About <a href="${issue.url}">issue ${issue.id}</a></p>`;
  return page(
    `${board} #${id}`,
    [
      html`<h2>${title}${isDone ? " (done)" : ""}</h2>
        <p>${description}</p>
        <p>${owner === null ? "Nobody owns it." : `${owner} owns it.`}</p>`,
      about,
      `<ul>${lines.join("")}</ul>`,
      html`<form method="post" action="/tasks/${id}/notes">
        <input name="author" placeholder="Your name" required />
        <input name="text" placeholder="Note" required />
        <button>Add</button>
      </form>`,
    ].join(""),
  );
}

/** Where a frame of a stack trace leads: a code browser would show the file here. */
export function sourcePage(query: URLSearchParams): string {
  const filename = query.get("filename") ?? "a file";
  const line = query.get("lineNo") ?? "?";
  const project = query.get("projectSlug") ?? "some project";
  return page(filename, html`<p>Line ${line} of <code>${filename}</code> in ${project}</p>`);
}

function page(title: string, body: string): string {
  return `<!doctype html><meta charset="utf-8"><title>${escape(title)}</title><h1>${escape(title)}</h1>${body}`;
}

/** Everything that is put in is escaped. */
function html(parts: TemplateStringsArray, ...values: (string | number)[]): string {
  return parts.map((part, place) => part + escape(String(values[place] ?? ""))).join("");
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
