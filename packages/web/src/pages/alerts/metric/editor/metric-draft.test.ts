import type { MetricAlertConfiguration, MetricAlertRule } from "@vedette/contract";
import { expect, test } from "vitest";
import { newPart } from "../../rule-editor/part-kind.ts";
import { actionKinds, toActions } from "./metric-actions.ts";
import { newDraft, toDraft, toPreview, toWrite } from "./metric-draft.ts";

const actions: MetricAlertConfiguration["actions"] = [
  { type: "email", allowedTargetTypes: ["user", "team"], name: "Send an email" },
  { type: "webhook", allowedTargetTypes: ["specific"], name: "Send a webhook" },
  {
    type: "sentry_app",
    allowedTargetTypes: ["sentry_app"],
    name: "Send a notification via Pager",
    sentryAppId: 7,
    sentryAppName: "Pager",
    sentryAppInstallationUuid: "uuid-7",
  },
  {
    type: "sentry_app",
    allowedTargetTypes: ["sentry_app"],
    name: "Send a notification via Tasks",
    title: "Create a task",
    sentryAppId: 8,
    sentryAppName: "Tasks",
    sentryAppInstallationUuid: "uuid-8",
    formFields: { uri: "/alert", required_fields: [] },
  },
];
const kinds = actionKinds({ actions });
const always = {
  inputChannelId: null,
  integrationId: null,
  sentryAppId: null,
  dateCreated: "2030-01-01T10:00:00.000Z",
  desc: "",
  priority: null,
};
const trigger = {
  id: "11",
  alertRuleId: "1",
  label: "critical",
  thresholdType: 1,
  alertThreshold: 5,
  resolveThreshold: 10,
  dateCreated: always.dateCreated,
} as const;

test("actions of every kind can be chosen, and are sent as the API takes them", () => {
  expect(kinds.map(({ prompt }) => prompt)).toEqual([
    "Send a mail",
    "Send a signed webhook",
    "Send a notification via Pager",
    "Tasks",
  ]);
  const [mail, webhook, pager, tasks] = kinds.map(newPart);
  expect(
    toActions([
      { ...mail, id: "email", targetType: "Team", targetIdentifier: "3" },
      { ...webhook, id: "webhook", url: "https://a.example/", secret: "" },
      { ...pager, id: "sentry_app:7" },
      { ...tasks, id: "sentry_app:8" },
    ]),
  ).toEqual([
    { type: "email", targetType: "team", targetIdentifier: "3" },
    { type: "webhook", url: "https://a.example/" },
    { type: "sentry_app", targetType: "sentry_app", targetIdentifier: 7, sentryAppId: 7 },
    {
      type: "sentry_app",
      targetType: "sentry_app",
      targetIdentifier: 8,
      sentryAppId: 8,
      sentryAppInstallationUuid: "uuid-8",
      hasSchemaFormConfig: true,
      settings: [],
    },
  ]);
});

test("what was saved is written again as it was", () => {
  const filled = {
    sentryAppInstallationUuid: "uuid-8",
    hasSchemaFormConfig: true,
    settings: [{ name: "board", value: "5" }],
  };
  const app = { type: "sentry_app", targetType: "sentry_app", targetIdentifier: 8, sentryAppId: 8 };
  const mail = { type: "email", targetType: "user", targetIdentifier: "1" };
  const hook = { type: "webhook", url: "https://a.example/", webhookId: "4" };
  const rule = {
    name: "Few orders",
    projects: ["shop"],
    aggregate: "count()",
    eventTypes: ["error"],
    query: "level:error",
    environment: "production",
    timeWindow: 60,
    comparisonDelta: 1440,
    thresholdType: 1,
    resolveThreshold: 10,
    owner: "team:3",
    triggers: [
      {
        ...trigger,
        actions: [
          { ...always, id: "1", alertRuleTriggerId: "11", ...mail },
          { ...always, id: "2", alertRuleTriggerId: "11", ...app, ...filled },
          {
            ...always,
            id: "3",
            alertRuleTriggerId: "11",
            targetType: "specific",
            targetIdentifier: null,
            ...hook,
          },
        ],
      },
      { ...trigger, id: "12", label: "warning", alertThreshold: 3, actions: [] },
    ],
  } as unknown as MetricAlertRule;
  expect(toWrite(toDraft(rule, kinds))).toEqual({
    name: "Few orders",
    projects: ["shop"],
    aggregate: "count()",
    eventTypes: ["error"],
    query: "level:error",
    environment: "production",
    timeWindow: 60,
    comparisonDelta: 1440,
    thresholdType: 1,
    resolveThreshold: 10,
    owner: "team:3",
    triggers: [
      { label: "critical", alertThreshold: 5, actions: [mail, { ...app, ...filled }, hook] },
      { label: "warning", alertThreshold: 3, actions: [] },
    ],
  });
});

test("before there is a critical threshold, only what is measured is asked for", () => {
  const draft = { ...newDraft("shop"), query: " level:error " };
  expect(toPreview(draft, 7)).toEqual({
    projects: ["shop"],
    aggregate: "count()",
    query: "level:error",
    environment: null,
    timeWindow: 10,
    comparisonDelta: null,
    thresholdType: 0,
    resolveThreshold: null,
    days: 7,
  });
  expect(toPreview({ ...draft, critical: 5, warning: 3 }, 1)).toMatchObject({
    days: 1,
    triggers: [
      { label: "critical", alertThreshold: 5 },
      { label: "warning", alertThreshold: 3 },
    ],
  });
});
