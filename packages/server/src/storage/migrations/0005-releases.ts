import type { ColumnWords, Schema } from "./columns.ts";

/** Releases with their commits and deploys, and the environments of projects. */
export async function createReleases(db: Schema, c: ColumnWords): Promise<void> {
  await createReleaseTables(db, c);
  await createCommits(db, c);
  await c
    .id(db.schema.createTable("deploys"))
    .addColumn("release_id", c.int, (col) =>
      col.notNull().references("releases.id").onDelete("cascade"),
    )
    .addColumn("environment", "text", (col) => col.notNull())
    .addColumn("name", "text")
    .addColumn("url", "text")
    .addColumn("started_at", c.int)
    .addColumn("finished_at", c.int, (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex("deploys_of_release")
    .on("deploys")
    .columns(["release_id", "finished_at", "id"])
    .execute();
  await c
    .id(db.schema.createTable("environments"))
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("name", "text", (col) => col.notNull())
    .addColumn("first_seen_at", c.int, (col) => col.notNull())
    .addColumn("last_seen_at", c.int, (col) => col.notNull())
    .addColumn("is_hidden", c.int, (col) => col.notNull().defaultTo(0))
    .addUniqueConstraint("environment_once", ["project_id", "name"])
    .execute();
}

async function createReleaseTables(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("releases"))
    .addColumn("organization_id", c.int, (col) => col.notNull())
    .addColumn("version", "text", (col) => col.notNull())
    .addColumn("ref", "text")
    .addColumn("url", "text")
    .addColumn("status", "text", (col) => col.notNull().defaultTo("open"))
    .addColumn("created_at", c.int, (col) => col.notNull())
    .addColumn("released_at", c.int)
    .addColumn("sort_at", c.int, (col) => col.notNull())
    .addColumn("commit_count", c.int, (col) => col.notNull().defaultTo(0))
    .addColumn("last_commit_id", c.int)
    .addColumn("authors", "text", (col) => col.notNull().defaultTo("[]"))
    .addColumn("deploy_count", c.int, (col) => col.notNull().defaultTo(0))
    .addColumn("last_deploy_id", c.int)
    .addUniqueConstraint("release_version_once", ["organization_id", "version"])
    .execute();
  await db.schema
    .createIndex("releases_by_sort_at")
    .on("releases")
    .columns(["organization_id", "sort_at", "id"])
    .execute();
  await db.schema
    .createTable("release_projects")
    .addColumn("release_id", c.int, (col) =>
      col.notNull().references("releases.id").onDelete("cascade"),
    )
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("first_event_at", c.int)
    .addColumn("last_event_at", c.int)
    .addColumn("new_issues", c.int, (col) => col.notNull().defaultTo(0))
    .addPrimaryKeyConstraint("release_projects_pk", ["release_id", "project_id"])
    .execute();
  await db.schema
    .createIndex("releases_of_project")
    .on("release_projects")
    .columns(["project_id", "release_id"])
    .execute();
  await db.schema
    .createTable("release_environments")
    .addColumn("release_id", c.int, (col) =>
      col.notNull().references("releases.id").onDelete("cascade"),
    )
    .addColumn("project_id", c.int, (col) => col.notNull())
    .addColumn("environment", "text", (col) => col.notNull())
    .addPrimaryKeyConstraint("release_environments_pk", ["release_id", "project_id", "environment"])
    .execute();
}

async function createCommits(db: Schema, c: ColumnWords): Promise<void> {
  await c
    .id(db.schema.createTable("commits"))
    .addColumn("organization_id", c.int, (col) => col.notNull())
    .addColumn("repository", "text", (col) => col.notNull())
    .addColumn("sha", "text", (col) => col.notNull())
    .addColumn("message", "text")
    .addColumn("author_name", "text")
    .addColumn("author_email", "text")
    .addColumn("committed_at", c.int, (col) => col.notNull())
    .addUniqueConstraint("commit_once", ["organization_id", "repository", "sha"])
    .execute();
  await db.schema
    .createTable("release_commits")
    .addColumn("release_id", c.int, (col) =>
      col.notNull().references("releases.id").onDelete("cascade"),
    )
    .addColumn("position", c.int, (col) => col.notNull())
    .addColumn("commit_id", c.int, (col) => col.notNull().references("commits.id"))
    .addPrimaryKeyConstraint("release_commits_pk", ["release_id", "position"])
    .execute();
  await db.schema
    .createIndex("releases_of_commit")
    .on("release_commits")
    .column("commit_id")
    .execute();
  await c
    .id(db.schema.createTable("commit_files"))
    .addColumn("commit_id", c.int, (col) =>
      col.notNull().references("commits.id").onDelete("cascade"),
    )
    .addColumn("filename", "text", (col) => col.notNull())
    .addColumn("type", "text", (col) => col.notNull())
    .addUniqueConstraint("commit_file_once", ["commit_id", "filename", "type"])
    .execute();
}
