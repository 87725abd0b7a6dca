import * as z from "zod";
import { id, instant, jsonObject } from "./primitives.ts";

const dataCondition = z.object({
  id: z.string(),
  type: z.string(),
  comparison: z.unknown(),
  conditionResult: z.unknown(),
});

const workflowAction = z.object({
  id: z.string(),
  type: z.string(),
  integrationId: z.string().nullable(),
  data: jsonObject,
  config: jsonObject,
  status: z.string(),
});

const conditionGroup = z.object({
  id: z.string(),
  organizationId: id,
  logicType: z.enum(["any", "any-short", "all", "none"]),
  conditions: z.array(dataCondition),
  actions: z.array(workflowAction),
});

/** An alert rule in the words of newer clients: the same rule, by the same id. */
export const workflow = z
  .object({
    id,
    name: z.string(),
    organizationId: id,
    createdBy: z.string().nullable(),
    dateCreated: instant,
    dateUpdated: instant,
    triggers: conditionGroup.nullable(),
    actionFilters: z.array(conditionGroup),
    environment: z.string().nullable(),
    config: z.object({ frequency: z.int() }),
    /** The error detector of the rule's project, or the metric alert whose actions these are. */
    detectorIds: z.array(z.string()),
    enabled: z.boolean(),
    lastTriggered: instant.nullable(),
    owner: z.string().nullable(),
  })
  .meta({ id: "Workflow" });

const writtenCondition = z.looseObject({ type: z.string().max(100), comparison: z.unknown() });
const writtenGroup = z.looseObject({
  conditions: z.array(writtenCondition).max(50).optional(),
  actions: z
    .array(z.looseObject({ type: z.string().max(100) }))
    .max(50)
    .optional(),
});

/** Names of several words are taken in both spellings, `detectorIds` and `detector_ids`. */
export const workflowWrite = z.looseObject({
  name: z.string().trim().min(1).max(256),
  enabled: z.boolean().optional(),
  environment: z.string().max(64).nullable().optional(),
  config: z.looseObject({ frequency: z.int().min(0).max(43_200).optional() }).optional(),
  triggers: writtenGroup.nullable().optional(),
  owner: z.string().max(40).nullable().optional(),
});

export const workflowsUpdate = z.object({ enabled: z.boolean() });

/** What finds issues, one for the errors of each project, or measures: a metric alert. */
export const detector = z
  .looseObject({
    id,
    projectId: id.nullable(),
    name: z.string(),
    description: z.string().nullable(),
    type: z.string(),
    workflowIds: z.array(z.string()),
    owner: jsonObject.nullable(),
    createdBy: z.string().nullable(),
    dateCreated: instant,
    dateUpdated: instant,
    dataSources: z.array(jsonObject).nullable(),
    conditionGroup: jsonObject.nullable(),
    config: jsonObject,
    enabled: z.boolean(),
  })
  .meta({ id: "Detector" });

/** A metric alert in the words of newer clients; both spellings are taken. Its actions are a workflow's. */
export const detectorWrite = z.looseObject({
  name: z.string().trim().min(1).max(256).optional(),
  type: z.string().max(100).optional(),
  enabled: z.boolean().optional(),
  /** `user:7`, `team:3`, or an object of type and id. */
  owner: z
    .union([z.string().max(40), z.looseObject({ type: z.string(), id: z.unknown() })])
    .nullable()
    .optional(),
  dataSources: z.array(jsonObject).max(10).optional(),
  conditionGroup: jsonObject.optional(),
  config: jsonObject.optional(),
});

export type DetectorWrite = z.output<typeof detectorWrite>;
export type Workflow = z.output<typeof workflow>;
export type WorkflowWrite = z.output<typeof workflowWrite>;
export type Detector = z.output<typeof detector>;
