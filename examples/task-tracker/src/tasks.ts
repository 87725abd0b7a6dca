import type { DatabaseSync } from "node:sqlite";

export interface Task {
  id: number;
  boardId: number;
  board: string;
  owner: string | null;
  title: string;
  description: string;
  isDone: boolean;
  /** The issue it is about, where it is about one. */
  issue: Issue | null;
}

/** An issue of the platform, in one installation. */
export interface Issue {
  installationId: string;
  id: number;
  url: string;
}

export interface Note {
  id: number;
  author: string;
  text: string;
  /** The comment it is there as well; null where it is not, or not yet. */
  commentId: number | null;
}

export interface NewTask {
  boardId: number;
  ownerId: number | null;
  title: string;
  description: string;
}

type Row = Record<string, unknown>;

const TASKS = `
  select tasks.*, boards.name as board, people.name as owner
  from tasks join boards on boards.id = tasks.board_id
  left join people on people.id = tasks.owner_id
`;

/** The tracker itself: boards, tasks and notes, and which issue each task is about. */
export class Tasks {
  readonly #db: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#db = database;
  }

  boards(): { id: number; name: string }[] {
    const rows = this.#db.prepare("select id, name from boards order by id").all() as Row[];
    return rows.map((row) => ({ id: Number(row["id"]), name: String(row["name"]) }));
  }

  /** The people of a board whose names hold these letters. */
  people(boardId: number, letters: string): { id: number; name: string }[] {
    const query =
      "select id, name from people where board_id = ? and instr(lower(name), ?) order by id";
    const rows = this.#db.prepare(query).all(boardId, letters.toLowerCase()) as Row[];
    return rows.map((row) => ({ id: Number(row["id"]), name: String(row["name"]) }));
  }

  /** Those whose titles hold these letters, newest first. */
  list(letters = ""): Task[] {
    const query = `${TASKS} where instr(lower(title), ?) order by tasks.id desc limit 50`;
    return (this.#db.prepare(query).all(letters.toLowerCase()) as Row[]).map(toTask);
  }

  find(id: number): Task | undefined {
    const row = this.#db.prepare(`${TASKS} where tasks.id = ?`).get(id) as Row | undefined;
    return row && toTask(row);
  }

  findByIssue(installationId: string, issueId: number): Task | undefined {
    const query = `${TASKS} where installation_id = ? and issue_id = ?`;
    const row = this.#db.prepare(query).get(installationId, issueId) as Row | undefined;
    return row && toTask(row);
  }

  /** Gives the number of the new task. */
  create({ boardId, ownerId, title, description }: NewTask): number {
    const query = "insert into tasks (board_id, owner_id, title, description) values (?, ?, ?, ?)";
    return Number(
      this.#db.prepare(query).run(boardId, ownerId, title, description).lastInsertRowid,
    );
  }

  /** Makes a task the one about an issue; the one that was is about none. */
  link(taskId: number, { installationId, id, url }: Issue): void {
    const unlink = "update tasks set issue_id = null where installation_id = ? and issue_id = ?";
    this.#db.prepare(unlink).run(installationId, id);
    const link = "update tasks set installation_id = ?, issue_id = ?, issue_url = ? where id = ?";
    this.#db.prepare(link).run(installationId, id, url, taskId);
  }

  /** Keeps the tasks of an installation that is gone, about no issue any more. */
  unlinkAll(installationId: string): void {
    const query =
      "update tasks set installation_id = null, issue_id = null, issue_url = null where installation_id = ?";
    this.#db.prepare(query).run(installationId);
  }

  setDone(taskId: number): void {
    this.#db.prepare("update tasks set is_done = 1 where id = ?").run(taskId);
  }

  notes(taskId: number): Note[] {
    const query = "select * from notes where task_id = ? order by id";
    return (this.#db.prepare(query).all(taskId) as Row[]).map((row) => ({
      id: Number(row["id"]),
      author: String(row["author"]),
      text: String(row["text"]),
      commentId: row["comment_id"] === null ? null : Number(row["comment_id"]),
    }));
  }

  /** Gives the new note's id; undefined when the comment it is of is known already. */
  addNote(taskId: number, note: Omit<Note, "id">): number | undefined {
    const query =
      "insert into notes (task_id, author, text, comment_id) values (?, ?, ?, ?) on conflict (comment_id) do nothing";
    const { author, text, commentId } = note;
    const { changes, lastInsertRowid } = this.#db
      .prepare(query)
      .run(taskId, author, text, commentId);
    return changes === 0 ? undefined : Number(lastInsertRowid);
  }

  setComment(noteId: number, commentId: number): void {
    this.#db.prepare("update notes set comment_id = ? where id = ?").run(commentId, noteId);
  }

  changeNoteOf(commentId: number, text: string): void {
    this.#db.prepare("update notes set text = ? where comment_id = ?").run(text, commentId);
  }

  deleteNoteOf(commentId: number): void {
    this.#db.prepare("delete from notes where comment_id = ?").run(commentId);
  }

  /** Whether a webhook is new; a repeated one has the same key. */
  isNew(idempotencyKey: string): boolean {
    const query = "insert or ignore into deliveries values (?)";
    return this.#db.prepare(query).run(idempotencyKey).changes === 1;
  }
}

function toTask(row: Row): Task {
  const { installation_id: installationId, issue_id: issueId, issue_url: url } = row;
  return {
    id: Number(row["id"]),
    boardId: Number(row["board_id"]),
    board: String(row["board"]),
    owner: typeof row["owner"] === "string" ? row["owner"] : null,
    title: String(row["title"]),
    description: String(row["description"]),
    isDone: row["is_done"] === 1,
    issue:
      typeof installationId === "string" && typeof issueId === "number"
        ? { installationId, id: issueId, url: String(url) }
        : null,
  };
}
