import type { DetectorWrite } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { PRIORITIES } from "./present-detector.ts";
import type { WrittenRule } from "./read-rule.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * A detector as the metric alert that it is; what is left out stays. Its actions are its workflow's.
 * Refuses other types, and conditions that a metric alert has not got.
 */
export function readDetector(body: DetectorWrite): WrittenRule {
  const { name, type, enabled, owner } = body;
  if (type !== undefined && type !== "metric_issue") {
    throw Problem.fields({ type: ["Detectors that are made are of the type metric_issue."] });
  }
  return {
    ...(name !== undefined && { name }),
    ...(enabled !== undefined && { status: enabled ? 0 : 5 }),
    ...(owner !== undefined && { owner: readOwner(owner) }),
    ...readSource(body.dataSources ?? body["data_sources"]),
    ...readConfig(body.config),
    ...readConditions(body.conditionGroup ?? body["condition_group"]),
  };
}

function readOwner(owner: unknown): string | null {
  if (typeof owner === "string" || owner === null) return owner;
  const { type, id } = toFields(owner);
  return `${String(type)}:${String(id)}`;
}

function readSource(sources: unknown): WrittenRule {
  if (sources === undefined || sources === null) return {};
  if (!Array.isArray(sources) || sources.length !== 1) {
    throw Problem.fields({ dataSources: ["A metric alert looks at one source."] });
  }
  const given = toFields(sources[0]);
  const { snubaQuery = given } = toFields(given["queryObj"] ?? given["query_obj"]);
  const source = toFields(snubaQuery);
  const timeWindow = source["timeWindow"] ?? source["time_window"];
  const { environment } = source;
  const eventTypes = source["eventTypes"] ?? source["event_types"];
  return {
    ...pickText(source, "aggregate"),
    ...pickText(source, "dataset"),
    ...pickText(source, "query"),
    ...(environment !== undefined && {
      environment: typeof environment === "string" ? environment : null,
    }),
    ...(typeof timeWindow === "number" && { timeWindow: timeWindow / 60 }),
    ...(Array.isArray(eventTypes) && { eventTypes: eventTypes.map(String) }),
  };
}

function readConfig(config: unknown): WrittenRule {
  if (config === undefined || config === null) return {};
  const fields = toFields(config);
  const type = fields["detectionType"] ?? fields["detection_type"];
  const delta = fields["comparisonDelta"] ?? fields["comparison_delta"];
  if (type === "static") return { comparisonDelta: null };
  if (type === "percent" && typeof delta === "number") return { comparisonDelta: delta / 60 };
  const sentence = 'Write "detectionType" static, or percent with "comparisonDelta" in seconds.';
  throw Problem.fields({ config: [sentence] });
}

function readConditions(group: unknown): WrittenRule {
  if (group === undefined || group === null) return {};
  const { conditions } = toFields(group);
  const all = Array.isArray(conditions) ? conditions.map(toFields) : [];
  const boundOf = (priority: number): { type: unknown; bound: number } | undefined => {
    const found = all.find(
      (one) => (one["conditionResult"] ?? one["condition_result"]) === priority,
    );
    const bound = found?.["comparison"];
    return found && typeof bound === "number" ? { type: found["type"], bound } : undefined;
  };
  const critical = boundOf(PRIORITIES.critical);
  const warning = boundOf(PRIORITIES.warning);
  if (critical === undefined || (critical.type !== "gt" && critical.type !== "lt")) {
    const sentence =
      'It needs a condition of type gt or lt with a number as "comparison" and 75 as "conditionResult".';
    throw Problem.fields({ conditionGroup: [sentence] });
  }
  const resolve = boundOf(PRIORITIES.ok)?.bound;
  const mildest = warning?.bound ?? critical.bound;
  return {
    thresholdType: critical.type === "lt" ? 1 : 0,
    resolveThreshold: resolve === undefined || resolve === mildest ? null : resolve,
    triggers: [
      { label: "critical", alertThreshold: critical.bound },
      ...(warning === undefined ? [] : [{ label: "warning", alertThreshold: warning.bound }]),
    ],
  };
}

function pickText(source: Fields, name: "aggregate" | "dataset" | "query"): WrittenRule {
  const value = source[name];
  return typeof value === "string" ? { [name]: value } : {};
}

function toFields(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}
