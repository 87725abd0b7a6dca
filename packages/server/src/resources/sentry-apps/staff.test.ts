import { describe, expect, test } from "vitest";
import { openAppWorld } from "./app-world.fixture.ts";

const PUBLIC = {
  isInternal: false,
  author: "Acme",
  webhookUrl: "https://tasks.acme.example/hook",
};
const PARTNERSHIP =
  "This integration is managed by an active partnership and cannot be modified until the end of the partnership.";

describe("what staff decides", () => {
  test("is ignored from owners, whose forms send back what they were given", async () => {
    const world = await openAppWorld();
    const { slug } = await world.create(PUBLIC);
    const fields = {
      status: "published",
      popularity: 9,
      isDisabled: true,
      metadata: { partnership_restricted: true },
    };
    expect(await world.call("ada", "PUT", `sentry-apps/${slug}/`, fields)).toMatchObject({
      status: 200,
      body: { status: "unpublished", popularity: 1, isDisabled: false, metadata: {} },
    });
  });

  test("is changed by staff from outside, who change nothing else and see no secrets", async () => {
    const world = await openAppWorld();
    const { slug } = await world.create(PUBLIC);
    const path = `sentry-apps/${slug}/`;
    const fields = { popularity: 9, features: [3] };
    const { status, body } = await world.call("stella", "PUT", path, fields);
    expect(status).toBe(200);
    expect(body).toMatchObject({ popularity: 9, featureData: [{ featureId: 3 }] });
    expect(body).not.toHaveProperty("clientSecret");
    expect((await world.call("stella", "GET", path)).status).toBe(200);
    const theirs = "Only members of the organization that owns this integration change this.";
    const evil = { webhookUrl: "https://evil.example/", name: "Mine", popularity: 2 };
    expect(await world.call("stella", "PUT", path, evil)).toMatchObject({
      status: 400,
      body: { webhookUrl: [theirs], name: [theirs] },
    });
    expect((await world.call("stella", "DELETE", path)).status).toBe(403);
    expect((await world.call("stella org:admin", "PUT", path, fields)).status).toBe(403);
  });

  test.each([[-1], [32_768], [1.5]])("a popularity of %d is refused", async (popularity) => {
    const world = await openAppWorld();
    const { slug } = await world.create(PUBLIC);
    const answer = await world.call("stella", "PUT", `sentry-apps/${slug}/`, { popularity });
    expect(answer).toMatchObject({ status: 400, body: { popularity: [expect.any(String)] } });
  });

  test("never makes an internal app a public one", async () => {
    const world = await openAppWorld();
    const { slug } = await world.create();
    const path = `sentry-apps/${slug}/`;
    const { body } = await world.call("stella", "PUT", path, { status: "published" });
    expect(body.status).toBe("internal");
  });
});

test("an app that is switched off is shown to nobody, and its tokens are dead meanwhile", async () => {
  const world = await openAppWorld();
  const { slug, tokens } = await world.create({ scopes: ["org:read"] });
  const path = `sentry-apps/${slug}/`;
  await world.call("stella", "PUT", path, { isDisabled: true });
  expect(await world.call("ada", "GET", path)).toMatchObject({
    status: 403,
    body: { detail: "This integration was switched off by the administrators of this instance." },
  });
  expect((await world.call(tokens[0].token, "GET", path)).status).toBe(401);
  const { body } = await world.call("ada", "GET", "organizations/acme/sentry-apps/");
  expect(body).toMatchObject([{ slug, isDisabled: true }]);
  expect((await world.call("ada", "PUT", path, { overview: "Sorry" })).status).toBe(200);
  await world.call("stella", "PUT", path, { isDisabled: false });
  expect((await world.call(tokens[0].token, "GET", path)).status).toBe(200);
  await world.call("stella", "PUT", path, { isDisabled: true });
  expect((await world.call("ada", "DELETE", path)).status).toBe(204);
});

test("a published app that is switched off leaves the directory", async () => {
  const world = await openAppWorld();
  const { slug } = await world.create(PUBLIC);
  const path = `sentry-apps/${slug}/`;
  await world.call("stella", "PUT", path, { status: "published", isDisabled: true });
  expect((await world.call("eve", "GET", "sentry-apps/")).body).toEqual([]);
  expect((await world.call("eve", "GET", path)).status).toBe(403);
});

test("an app under a partnership stays as it is", async () => {
  const world = await openAppWorld();
  const { slug, tokens } = await world.create();
  const path = `sentry-apps/${slug}/`;
  await world.call("stella", "PUT", path, { metadata: { partnership_restricted: true } });
  const answers = [
    await world.call("ada", "PUT", path, { name: "Mine" }),
    await world.call("ada", "PUT", `${path}avatar/`, { avatar_type: "default", color: true }),
    await world.call("ada", "POST", `${path}api-tokens/`),
    await world.call("ada", "DELETE", `${path}api-tokens/${tokens[0].id}/`),
    await world.call("ada", "DELETE", path),
  ];
  const refused = { status: 403, body: { detail: PARTNERSHIP } };
  expect(answers).toMatchObject(answers.map(() => refused));
  await world.call("stella", "PUT", path, { metadata: {} });
  expect((await world.call("ada", "PUT", path, { name: "Mine" })).status).toBe(200);
});
