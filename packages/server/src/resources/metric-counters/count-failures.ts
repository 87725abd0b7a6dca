import type { Storage, Tx } from "../../storage/index.ts";
import { countSubjects } from "./count-subjects.ts";
import { findCompiled } from "./find-compiled.ts";
import type { Subject } from "./model.ts";

/** A run of a monitor that failed, hung or did not come. */
export interface Failure {
  projectId: number;
  monitor: { uuid: string; slug: string };
  status: "error" | "missed" | "timeout";
  environment: string;
  release: string | null;
}

/** Counts runs that failed, in the transaction that notes them. */
export async function countFailures(
  storage: Storage,
  tx: Tx,
  failures: readonly Failure[],
  now: number,
): Promise<void> {
  const projectIds = [...new Set(failures.map(({ projectId }) => projectId))];
  const compiled = await findCompiled(storage, tx, projectIds, now);
  const counted = failures.flatMap((failure) =>
    (compiled.get(failure.projectId)?.find(toFailureSubject(failure)) ?? [])
      .filter(({ kind }) => kind === "failures")
      .map((series) => ({ series, userKey: null })),
  );
  await countSubjects(storage.engine, tx, counted, now);
}

/** The same tags as on the event about the failure. */
export function toFailureSubject({ monitor, status, environment, release }: Failure): Subject {
  return {
    environment,
    level: "error",
    type: "default",
    platform: "other",
    title: "",
    culprit: "",
    location: "",
    words: [],
    tags: [
      ["environment", environment],
      ["level", "error"],
      ["monitor.id", monitor.uuid],
      ["monitor.slug", monitor.slug],
      ["monitor.status", status],
      ...(release === null ? [] : [["release", release] as const]),
    ],
    isUnhandled: false,
    user: { id: null, email: null, username: null, ip: null },
  };
}
