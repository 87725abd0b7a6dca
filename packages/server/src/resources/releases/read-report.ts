import type { NewCommit as CommitInput, ReleaseUpdate } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { parseTimestamp } from "../../protocol/index.ts";
import type { NewCommit, ReleaseChanges } from "./model.ts";

/** What a build says of a release. */
export interface Report {
  changes: ReleaseChanges;
  /** All commits, newest first; undefined: it says nothing of them. */
  commits?: NewCommit[];
}

/** Reads the body of a report. Pure; refuses, by field, what is no instant. */
export function readReport(body: ReleaseUpdate): Report {
  const { ref, url, status } = body;
  const releasedAt = readInstant("dateReleased", body.dateReleased);
  const commits = readCommits(body);
  return {
    changes: {
      ...(ref !== undefined && { ref: ref || null }),
      ...(url !== undefined && { url: url || null }),
      ...(status !== undefined && { status }),
      ...(releasedAt !== undefined && { releasedAt }),
    },
    ...(commits && { commits }),
  };
}

/** Epoch milliseconds of a text in a body; null and undefined stay what they are. */
export function readInstant(
  field: string,
  text: string | null | undefined,
): number | null | undefined {
  if (text === null || text === undefined) return text;
  const instant = parseTimestamp(text);
  if (instant !== undefined) return Math.round(instant);
  throw Problem.fields({ [field]: ["This is no instant like 2030-01-01T10:00:00Z."] });
}

/**
 * The commits of a report, none twice. The heads of repositories (`refs`) come first where they are
 * not among the commits; when all say their time, the newest come first.
 */
function readCommits({ commits, refs }: ReleaseUpdate): NewCommit[] | undefined {
  if (!commits && !refs) return undefined;
  const given = (commits ?? []).map(toCommit);
  const shas = new Set(given.map(({ sha }) => sha));
  const heads = (refs ?? [])
    .filter(({ commit }) => !shas.has(commit))
    .map(({ commit, repository }) => toCommit({ id: commit, repository }));
  const all = new Map<string, NewCommit>();
  for (const commit of [...heads, ...given]) {
    const key = `${commit.sha} ${commit.repository}`;
    if (!all.has(key)) all.set(key, commit);
  }
  const list = [...all.values()];
  if (list.some(({ committedAt }) => committedAt === null)) return list;
  return list.toSorted((a, b) => Number(b.committedAt) - Number(a.committedAt));
}

function toCommit(commit: CommitInput): NewCommit {
  const name = commit.author_name || null;
  const email = commit.author_email || null;
  return {
    sha: commit.id,
    repository: commit.repository ?? "",
    message: commit.message ?? null,
    author: name === null && email === null ? null : { name, email },
    committedAt: readInstant("commits", commit.timestamp) ?? null,
    files: commit.patch_set ?? [],
  };
}
