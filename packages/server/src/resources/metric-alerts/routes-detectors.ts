import { createDetector, deleteDetector, updateDetector } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { implement, type Implemented } from "../../routing/index.ts";
import type { AppClient } from "../component-requests/index.ts";
import type { Instance } from "../instance.ts";
import { getProject } from "../projects/index.ts";
import { deleteRule } from "./change-rule.ts";
import { readDetectorId } from "./detector-ids.ts";
import { enterRule } from "./enter.ts";
import type { MetricRule } from "./model.ts";
import { presentMetricDetector } from "./present-detector.ts";
import { readDetector } from "./read-detector.ts";
import { createRule, updateRule } from "./save-rule.ts";

/** Metric alerts in the words of newer clients: making and changing them. */
export function detectorRoutes(instance: Instance, apps: AppClient): Implemented[] {
  const { db } = instance.storage;
  /** Those of errors come and go with their projects. */
  const enter = async (organizationId: number, segment: string): Promise<MetricRule> => {
    const id = readDetectorId(segment);
    if (id === undefined) throw new Problem("not-found");
    return await enterRule(db, organizationId, String(id));
  };
  return [
    implement(createDetector, async ({ actor, organization, params, body, request }) => {
      const project = await getProject(db, organization.id, params.project);
      const doer = { actor, ipAddress: request.ip };
      const read = { aggregate: "count()", ...readDetector(body), projects: [project.id] };
      if (read.name === undefined) throw Problem.fields({ name: ["This field is required."] });
      if (read.triggers === undefined) {
        throw Problem.fields({ conditionGroup: ["This field is required."] });
      }
      const { rule } = await createRule(instance, apps, doer, organization.id, read);
      return { status: 201, body: presentMetricDetector(rule) };
    }),

    implement(updateDetector, async ({ actor, organization, params, body, request }) => {
      const before = await enter(organization.id, params.detector);
      const doer = { actor, ipAddress: request.ip };
      const { rule } = await updateRule(instance, apps, doer, before, readDetector(body));
      return { status: 200, body: presentMetricDetector(rule) };
    }),

    implement(deleteDetector, async ({ actor, organization, params, request }) => {
      const rule = await enter(organization.id, params.detector);
      await deleteRule(instance, { actor, ipAddress: request.ip }, rule);
      return { status: 204 };
    }),
  ];
}
