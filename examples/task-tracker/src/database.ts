import { DatabaseSync } from "node:sqlite";

const TABLES = `
  create table if not exists boards (id integer primary key, name text not null);
  create table if not exists people (
    id integer primary key,
    board_id integer not null references boards (id),
    name text not null
  );
  create table if not exists tasks (
    id integer primary key autoincrement,
    board_id integer not null references boards (id),
    owner_id integer references people (id),
    title text not null,
    description text not null,
    is_done integer not null default 0,
    installation_id text,
    issue_id integer,
    issue_url text,
    unique (installation_id, issue_id)
  );
  create table if not exists notes (
    id integer primary key autoincrement,
    task_id integer not null references tasks (id),
    author text not null,
    text text not null,
    comment_id integer unique
  );
  create table if not exists tokens (
    installation_id text primary key,
    token text not null,
    refresh_token text,
    expires_at text
  );
  create table if not exists registration (client_id text not null, client_secret text not null);
  create table if not exists deliveries (idempotency_key text primary key);
  insert or ignore into boards values (1, 'Shop'), (2, 'Support');
  insert or ignore into people values (1, 1, 'Ada'), (2, 1, 'Bob'), (3, 2, 'Cleo');
`;

/** Opens the tracker's own database, made and filled with two boards when it is new. */
export function openDatabase(file: string): DatabaseSync {
  // It holds tokens: nobody else on this machine is to read it.
  process.umask(0o077);
  const database = new DatabaseSync(file);
  database.exec("pragma journal_mode = wal; pragma foreign_keys = on;");
  database.exec(TABLES);
  return database;
}
