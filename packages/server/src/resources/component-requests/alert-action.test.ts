import { describe, expect, test } from "vitest";
import type { Behaviour } from "@vedette/testkit";
import type { AlertRuleAction } from "../ui-components/index.ts";
import { readAlertSettings, requestAlertAction } from "./alert-action.ts";
import { openAskedApp } from "./app-world.fixture.ts";

const ACTION: AlertRuleAction = {
  type: "alert-rule-action",
  title: "Create a task",
  settings: {
    type: "alert-rule-settings",
    uri: "/alert",
    required_fields: [{ type: "text", label: "Channel", name: "channel" }],
    optional_fields: [
      {
        type: "select",
        label: "Tone",
        name: "tone",
        options: [
          ["calm", "Calm"],
          ["1", 1],
        ],
      },
      { type: "select", label: "Owner", name: "owner", uri: "/people" },
    ],
  },
};

describe("settings", () => {
  test.each([
    [[{ name: "channel", value: "#ops" }]],
    [
      [
        { name: "tone", value: "calm" },
        { name: "channel", value: "#ops" },
        { name: "owner", value: 7 },
      ],
    ],
    [
      [
        { name: "channel", value: "#ops" },
        { name: "tone", value: 1 },
      ],
    ],
  ])("that fill in the form are taken: %j", (settings) => {
    expect(readAlertSettings(ACTION, settings)).toEqual({ settings });
  });

  const channel = { name: "channel", value: "#ops" };
  test.each<[unknown, string[]]>([
    [undefined, ["Settings must be a list of objects with a name and a value."]],
    [{ channel: "#ops" }, ["Settings must be a list of objects with a name and a value."]],
    [["channel"], ["Settings must be a list of objects with a name and a value."]],
    [[{ name: 1, value: 1 }], ["Settings must be a list of objects with a name and a value."]],
    [[], ['The field "channel" is required.']],
    [[{ name: "channel", value: "" }], ['The field "channel" may not be empty.']],
    [[{ name: "channel", value: null }], ['The field "channel" may not be empty.']],
    [[{ name: "channel" }], ['The field "channel" may not be empty.']],
    [[{ name: "channel", value: {} }], ['The field "channel" must be a text or a number.']],
    [
      [{ name: "colour", value: "red" }],
      ['The field "channel" is required.', 'The field "colour" is not one of this action\'s.'],
    ],
    [[channel, channel], ['The field "channel" is there twice.']],
    [
      [channel, { name: "tone", value: "loud" }],
      ['"loud" is not one of the choices of the field "tone".'],
    ],
  ])("that do not are refused: %j", (settings, complaints) => {
    expect(readAlertSettings(ACTION, settings)).toEqual({ complaints });
  });
});

describe("an app that is told of a rule", () => {
  const settings = [{ name: "channel", value: "#ops" }];

  test("gets the settings as a list", async () => {
    const { client, installation, asked, kept } = await openAskedApp();
    const answer = await requestAlertAction(client, installation, ACTION, settings);
    expect(answer).toEqual({ ok: true, message: "Acme Tasks: Success!" });
    expect([asked().method, asked().path, asked().body]).toEqual([
      "POST",
      "/alert",
      '{"fields":[{"name":"channel","value":"#ops"}],"installationId":"9e1f6f2e-5d1c-4d0e-8a86-0e4a2f1e7b55"}',
    ]);
    expect(await kept()).toMatchObject([
      { resource: "alert_rule_action", action: "requested", status: "delivered" },
    ]);
  });

  test.each<[string, Behaviour, boolean, string]>([
    ["agrees in words", { status: 201, body: '{"message":"Noted"}' }, true, "Noted"],
    [
      "refuses in words",
      { status: 422, body: '{"message":"No such channel"}' },
      false,
      "No such channel",
    ],
    ["refuses", { status: 500 }, false, "Something went wrong!"],
    ["sends us elsewhere", "redirect", false, "Something went wrong!"],
    ["does not answer in time", "hang", false, "Something went wrong!"],
    ["hangs up", "close", false, "Something went wrong!"],
  ])("and %s is quoted", async (_name, behaviour, ok, said) => {
    const { client, installation, receiver } = await openAskedApp("sqlite", 150);
    receiver.otherwise = behaviour;
    expect(await requestAlertAction(client, installation, ACTION, settings)).toEqual({
      ok,
      message: `Acme Tasks: ${said}`,
    });
  });
});
