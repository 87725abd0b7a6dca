import { describe, expect, test } from "vitest";
import { hmacSha256Hex } from "../../kit/index.ts";
import { testEngines } from "@vedette/testkit";
import { openAskedApp } from "./app-world.fixture.ts";
import { loadChoices } from "./load-choices.ts";
import { sendIssueAction } from "./send-issue-action.ts";

const OPTIONS = JSON.stringify([
  { value: "7", label: "Ada" },
  { value: "8", label: "Bob", default: true },
]);
const MADE = JSON.stringify({
  webUrl: "https://tasks.example/1",
  project: "SHOP",
  identifier: "1",
});

describe.each(testEngines())("on %s", (engine) => {
  test("a question is a signed GET that says for whom, and is kept", async () => {
    const { client, installation, receiver, secret, asked, kept } = await openAskedApp(engine);
    receiver.otherwise = { status: 200, body: OPTIONS };
    expect(await loadChoices(client, installation, { uri: "/people" })).toEqual({
      choices: [
        ["7", "Ada"],
        ["8", "Bob"],
      ],
      defaultValue: "8",
    });
    const { method, path, headers, body } = asked();
    expect([method, path, body]).toEqual([
      "GET",
      `/people?installationId=${installation.installationUuid}`,
      "",
    ]);
    expect(headers).toMatchObject({
      "content-type": "application/json",
      "request-id": expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      "sentry-app-signature": hmacSha256Hex(secret, ""),
      "user-agent": "vedette/test",
    });
    expect(Object.keys(headers).filter((name) => name.startsWith("sentry-hook"))).toEqual([]);
    expect(await kept()).toMatchObject([
      {
        resource: "select_options",
        action: "requested",
        status: "delivered",
        outcome: "delivered",
        status_code: 200,
        organization_id: 42,
        subscriber_kind: "installation",
        subscriber_id: 3,
        request_id: headers["request-id"],
        url: `${receiver.url}${path}`,
        body: "",
        response_body: OPTIONS,
      },
    ]);
  });

  test("something to do is a signed POST of these bytes, and is kept", async () => {
    const { client, installation, receiver, secret, asked, kept } = await openAskedApp(engine);
    receiver.otherwise = { status: 201, body: MADE };
    const elsewhere = await sendIssueAction(client, installation, {
      action: "create",
      uri: "/tasks",
      fields: { title: "TypeError: x is undefined", owner: "7" },
      issueId: 501,
      webUrl: "https://sentry.example/organizations/acme/issues/501/",
      project: { slug: "shop", id: 11 },
      actor: { type: "user", id: 7, name: "Ada" },
    });
    expect(elsewhere).toEqual(JSON.parse(MADE));
    const { method, path, headers, body } = asked();
    expect([method, path]).toEqual(["POST", "/tasks"]);
    expect(body).toBe(
      `{"fields":{"title":"TypeError: x is undefined","owner":"7"},"issueId":501,"installationId":"9e1f6f2e-5d1c-4d0e-8a86-0e4a2f1e7b55","webUrl":"https://sentry.example/organizations/acme/issues/501/","project":{"slug":"shop","id":11},"actor":{"type":"user","id":7,"name":"Ada"}}`,
    );
    expect(headers["sentry-app-signature"]).toBe(hmacSha256Hex(secret, body));
    expect(await kept()).toMatchObject([{ resource: "external_issue", action: "created", body }]);
  });
});

test("what a question holds comes in this order", async () => {
  const { client, installation, receiver, asked } = await openAskedApp();
  receiver.otherwise = { status: 200, body: "[]" };
  await loadChoices(client, installation, {
    uri: "/people?active=1",
    dependentData: '{"board":"5"}',
    query: "a b&c",
    projectSlug: "shop",
  });
  expect(asked().path).toBe(
    "/people?active=1&installationId=9e1f6f2e-5d1c-4d0e-8a86-0e4a2f1e7b55&projectSlug=shop&query=a+b%26c&dependentData=%7B%22board%22%3A%225%22%7D",
  );
});

test("linking is kept under a name of its own", async () => {
  const { client, installation, receiver, kept } = await openAskedApp();
  receiver.otherwise = { status: 200, body: MADE };
  await sendIssueAction(client, installation, {
    action: "link",
    uri: "/tasks/link",
    fields: {},
    issueId: 1,
    webUrl: "https://errors.acme.example/",
    project: { slug: "shop", id: 1 },
    actor: { type: "user", id: 1, name: "Ada" },
  });
  expect(await kept()).toMatchObject([{ resource: "external_issue", action: "linked" }]);
});

test("a signature is not kept", async () => {
  const { client, installation, receiver, secret, kept } = await openAskedApp();
  receiver.otherwise = { status: 200, body: "[]" };
  await loadChoices(client, installation, { uri: "/people" });
  expect(JSON.stringify(await kept())).not.toContain(hmacSha256Hex(secret, ""));
});
