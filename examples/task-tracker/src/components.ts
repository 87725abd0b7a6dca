import type {
  AlertActionRequest,
  ComponentRefusal,
  IssueActionAnswer,
  IssueActionRequest,
  SelectOption,
  SelectRequest,
} from "@vedette/integration-kit";
import { toExternalIssue } from "./platform.ts";
import type { Settings } from "./settings.ts";
import type { Issue, Task, Tasks } from "./tasks.ts";

/** A refusal is shown to whoever filled in the form. */
export class Refusal extends Error {
  readonly body: ComponentRefusal;

  constructor(message: string) {
    super(message);
    this.body = { message };
  }
}

/** What the selects offer. */
export function boardOptions(tasks: Tasks): SelectOption[] {
  return tasks.boards().map(({ id, name }) => ({ value: String(id), label: name }));
}

export function personOptions(
  tasks: Tasks,
  { query, dependentData }: SelectRequest,
): SelectOption[] {
  const boardId = Number(dependentData["board"] ?? Number.NaN);
  if (!Number.isInteger(boardId)) throw new Refusal("Choose a board first.");
  const people = tasks.people(boardId, query ?? "");
  return people.map(({ id, name }) => ({ value: String(id), label: name }));
}

export function taskOptions(tasks: Tasks, { query }: SelectRequest): SelectOption[] {
  return tasks.list(query ?? "").map(({ id, title }) => ({
    value: String(id),
    label: `#${id} ${title}`,
  }));
}

/** The form that makes a task for an issue. */
export function createTask(
  settings: Settings,
  tasks: Tasks,
  request: IssueActionRequest,
): IssueActionAnswer {
  const { fields } = request;
  const title = textOf(fields["title"]);
  if (title === "") throw new Refusal("A task needs a title.");
  const board = findBoard(tasks, fields["board"]);
  const owner = textOf(fields["owner"]);
  const found = tasks.people(board.id, "").find(({ id }) => String(id) === owner);
  if (owner !== "" && !found) throw new Refusal(`Nobody on the board ${board.name} is that owner.`);
  const id = tasks.create({
    boardId: board.id,
    ownerId: found?.id ?? null,
    title,
    description: textOf(fields["description"]),
  });
  return link(settings, tasks, id, toIssue(request));
}

/** The form that names a task there is. */
export function linkTask(
  settings: Settings,
  tasks: Tasks,
  request: IssueActionRequest,
): IssueActionAnswer {
  const task = tasks.find(Number(textOf(request.fields["task"])));
  if (task === undefined) throw new Refusal("There is no such task.");
  if (task.isDone) throw new Refusal(`The task #${task.id} is done.`);
  return link(settings, tasks, task.id, toIssue(request));
}

/** The settings of an alert rule: taken, or refused with the reason. */
export function checkAlert(tasks: Tasks, request: AlertActionRequest): { message: string } {
  const board = findBoard(tasks, settingOf(request.fields, "board"));
  return { message: `Tasks will appear on the board ${board.name}.` };
}

/** The task that an alert with these settings makes. */
export function taskOfAlert(
  tasks: Tasks,
  settings: AlertActionRequest["fields"],
  title: string,
): { boardId: number; title: string } {
  const prefix = textOf(settingOf(settings, "prefix"));
  return {
    boardId: findBoard(tasks, settingOf(settings, "board")).id,
    title: prefix === "" ? title : `${prefix} ${title}`,
  };
}

function link(settings: Settings, tasks: Tasks, id: number, issue: Issue): IssueActionAnswer {
  tasks.link(id, issue);
  return toExternalIssue(settings, tasks.find(id) as Task);
}

function toIssue({ installationId, issueId, webUrl }: IssueActionRequest): Issue {
  return { installationId, id: issueId, url: webUrl };
}

function findBoard(tasks: Tasks, value: unknown): { id: number; name: string } {
  const board = tasks.boards().find(({ id }) => String(id) === textOf(value));
  if (board === undefined) throw new Refusal(`There is no board "${textOf(value)}".`);
  return board;
}

function settingOf(fields: AlertActionRequest["fields"], name: string): unknown {
  return fields.find((field) => field.name === name)?.value;
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
}
