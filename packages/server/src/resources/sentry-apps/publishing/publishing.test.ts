import { describe, expect, test } from "vitest";
import { testEngines } from "@vedette/testkit";
import { type AppWorld, openAppWorld } from "../app-world.fixture.ts";
import { squarePng } from "../avatars/png.fixture.ts";

const PUBLIC = {
  isInternal: false,
  author: "Acme",
  webhookUrl: "https://tasks.acme.example/hook",
  scopes: ["event:read"],
};
const one = "sentry-apps/acme-tasks/";
const requests = "sentry-app-publish-requests/";
const questionnaire = [{ question: "What does it do?", answer: "It makes tasks." }];

async function givePicture(world: AppWorld, color: boolean): Promise<void> {
  const avatar_photo = squarePng(256, color ? [1, 2, 3] : [0, 99]);
  const body = { avatar_type: "upload", color, avatar_photo };
  expect((await world.call("ada", "PUT", `${one}avatar/`, body)).status).toBe(200);
}

async function ask(world: AppWorld, as = "ada") {
  return await world.call(as, "POST", `${one}publish-request/`, { questionnaire });
}

/** Makes a public app that is ready, and asks to publish it. */
async function askFor(world: AppWorld): Promise<void> {
  await world.create(PUBLIC);
  await givePicture(world, true);
  expect(await ask(world)).toMatchObject({ status: 201, body: undefined });
}

async function mails(world: AppWorld) {
  const query = world.storage.db.selectFrom("mails").select(["recipient", "subject", "text"]);
  return await query.orderBy("id").execute();
}

describe.each(testEngines())("publishing on %s", (engine) => {
  test("is asked for, mailed to reviewers, seen by staff, approved, and told to who asked", async () => {
    const world = await openAppWorld(engine);
    await askFor(world);
    expect((await world.call("ada", "GET", one)).body.status).toBe("publish_request_inprogress");
    const [mail] = await mails(world);
    expect(mail).toMatchObject({ recipient: "reviewer@vedette.example" });
    for (const words of ["Acme Tasks", "ada of ACME", "event:read", "What does it do?\nIt makes"]) {
      expect(mail?.text).toContain(words);
    }

    const { body } = await world.call("stella", "GET", requests);
    expect(body).toEqual([
      {
        id: expect.any(String),
        status: "waiting",
        sentryApp: {
          uuid: expect.any(String),
          slug: "acme-tasks",
          name: "Acme Tasks",
          scopes: ["event:read"],
        },
        organization: { id: String(world.acme.id), slug: "acme", name: "ACME" },
        questionnaire,
        requestedBy: expect.objectContaining({ name: "ada", email: "ada@acme.example" }),
        decidedBy: null,
        reason: null,
        dateCreated: "2030-01-01T00:00:00.000000Z",
        dateDecided: null,
      },
    ]);
    const decide = async (decision: object) =>
      await world.call("stella", "PUT", `${requests}${body[0].id}/`, decision);
    expect(await decide({ decision: "approve", reason: "Well made." })).toMatchObject({
      status: 200,
      body: { status: "approved", reason: "Well made.", decidedBy: { name: "stella" } },
    });
    expect(await decide({ decision: "refuse" })).toMatchObject({
      status: 400,
      body: { detail: "This request has been decided already." },
    });
    expect((await world.call("eve", "GET", one)).body).toMatchObject({
      status: "published",
      datePublished: "2030-01-01T00:00:00.000000Z",
    });
    expect((await world.call("stella", "GET", requests)).body).toEqual([]);
    const approved = await world.call("stella", "GET", `${requests}?status=approved`);
    expect(approved.body).toHaveLength(1);
    const [, decided] = await mails(world);
    expect(decided).toMatchObject({ recipient: "ada@acme.example" });
    expect(decided?.text).toContain("Well made.");
    const installations = "organizations/globex/sentry-app-installations/";
    const installed = await world.call("eve", "POST", installations, { slug: "acme-tasks" });
    expect(installed.status).toBe(200);
    expect(await world.audited()).toEqual(
      expect.arrayContaining(["sentry-app.publish-request", "sentry-app.publish"]),
    );
  });

  test("is refused with a reason, and may be asked for again", async () => {
    const world = await openAppWorld(engine);
    await askFor(world);
    const [{ id }] = (await world.call("stella", "GET", requests)).body;
    const refusal = { decision: "refuse", reason: "The logo is somebody else's." };
    expect(await world.call("stella", "PUT", `${requests}${id}/`, refusal)).toMatchObject({
      body: { status: "refused" },
    });
    const { body } = await world.call("ada", "GET", one);
    expect(body.status).toBe("unpublished");
    expect(body).not.toHaveProperty("datePublished");
    const [, decided] = await mails(world);
    expect(decided?.text).toContain("The logo is somebody else's.");
    expect((await ask(world)).status).toBe(201);
    expect(await world.audited()).toContain("sentry-app.refuse-publication");
    const own = await world.call("bob", "GET", `${one}publish-request/`);
    expect(own.body).toMatchObject([
      { status: "waiting", reason: null },
      { status: "refused", reason: "The logo is somebody else's.", questionnaire },
    ]);
    expect(own.body[1]).not.toHaveProperty("decidedBy");
    expect((await world.call("eve", "GET", `${one}publish-request/`)).status).toBe(403);
  });

  test("by staff directly ends what waits", async () => {
    const world = await openAppWorld(engine);
    await askFor(world);
    await world.call("stella", "PUT", one, { status: "published" });
    expect((await world.call("stella", "GET", requests)).body).toEqual([]);
    await world.call("stella", "PUT", one, { status: "unpublished" });
    expect((await world.call("eve", "GET", one)).status).toBe(403);
    expect((await world.audited()).slice(-4)).toEqual([
      "sentry-app.publish",
      "sentry-app.edit",
      "sentry-app.unpublish",
      "sentry-app.edit",
    ]);
  });
});

test("what cannot be published is refused, the first reason first", async () => {
  const world = await openAppWorld();
  const schema = { elements: [{ type: "stacktrace-link", uri: "/debug" }] };
  await world.create({ ...PUBLIC, schema });
  const refused = (detail: string) => ({ status: 400, body: { detail } });
  expect(await ask(world)).toMatchObject(refused("Must upload a logo for the integration."));
  await givePicture(world, true);
  expect(await ask(world)).toMatchObject(
    refused("Must upload an icon for issue and stack trace linking integrations."),
  );
  await givePicture(world, false);
  expect((await ask(world)).status).toBe(201);
  expect(await ask(world)).toMatchObject(refused("Publish request in progress."));
  expect(await world.call("ada", "DELETE", one)).toMatchObject({ status: 403 });
  await world.call("stella", "PUT", one, { status: "published" });
  expect(await ask(world)).toMatchObject(refused("Cannot publish already published integration."));
  const internal = await world.create();
  expect(
    await world.call("ada", "POST", `sentry-apps/${internal.slug}/publish-request/`, {
      questionnaire,
    }),
  ).toMatchObject(refused("Cannot publish internal integration."));
});

test.each([
  [{}, { questionnaire: ["This field is required."] }],
  [{ questionnaire: "yes" }, { questionnaire: ["Expected a list of items."] }],
  [
    { questionnaire: [{ question: "Why?" }] },
    { questionnaire: ["answer: This field is required."] },
  ],
])("answers like %j are refused by field", async (body, messages) => {
  const world = await openAppWorld();
  await world.create(PUBLIC);
  const answer = await world.call("ada", "POST", `${one}publish-request/`, body);
  expect(answer).toMatchObject({ status: 400, body: messages });
});

test("only who administers the organization asks, and only staff decides", async () => {
  const world = await openAppWorld();
  await world.create(PUBLIC);
  await givePicture(world, true);
  expect((await ask(world, "mia")).status).toBe(403);
  expect((await ask(world, "eve")).status).toBe(403);
  const fields = { status: "publish_request_inprogress" };
  expect((await world.call("mia", "PUT", one, fields)).status).toBe(403);
  expect((await world.call("ada", "PUT", one, fields)).body).toMatchObject(fields);
  expect((await world.call("ada", "GET", requests)).status).toBe(403);
  const decision = { decision: "approve" };
  expect((await world.call("ada", "PUT", `${requests}1/`, decision)).status).toBe(403);
  expect((await world.call("stella", "PUT", `${requests}99/`, decision)).status).toBe(404);
  expect((await world.call("stella", "PUT", `${requests}one/`, decision)).status).toBe(404);
});

test("without reviewers nobody is mailed, and the log says where the request waits", async () => {
  const world = await openAppWorld("sqlite", []);
  await askFor(world);
  expect(await mails(world)).toEqual([]);
  expect(world.logged).toContain(
    "A publish request waits on the staff page: VEDETTE_REVIEWERS is not set",
  );
  expect((await world.call("stella", "GET", requests)).body).toHaveLength(1);
});
