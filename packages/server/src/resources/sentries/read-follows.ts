import type { SentryFollows } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { findMetricAlert } from "../metric-alerts/index.ts";
import { findMonitorOf } from "../monitors/index.ts";
import { findProject } from "../projects/index.ts";
import type { Follows } from "./model.ts";

/** What a sentry is to follow, found by its names. Refuses what the organization has not got. */
export async function readFollows(
  db: Db,
  organizationId: number,
  input: SentryFollows,
): Promise<Follows> {
  if (input.type === "metric-alert") {
    const alertId = Number(input.alert);
    const alert = await findMetricAlert(db, organizationId, alertId);
    if (!alert) refuse(`There is no metric alert ${input.alert} here.`);
    return { kind: "metric-alert", alertId };
  }
  const project = await findProject(db, organizationId, input.project);
  if (!project) refuse(`There is no project "${input.project}" here.`);
  const projectId = project.id;
  if (input.type === "monitor") {
    const monitor = await findMonitorOf(db, projectId, input.monitor);
    if (!monitor) refuse(`The project has no monitor "${input.monitor}".`);
    return { kind: "monitor", projectId, monitorId: monitor.id };
  }
  const { level, minutes, sadAt, sickAt } = input;
  if (sadAt === null && sickAt === null) {
    refuse("Say from how many issues on it is sad, or sick, or both.");
  }
  return { kind: "issues", projectId, level, minutes, sadAt, sickAt };
}

function refuse(sentence: string): never {
  throw Problem.fields({ follows: [sentence] });
}
