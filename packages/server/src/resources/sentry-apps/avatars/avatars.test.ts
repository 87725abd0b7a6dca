import { describe, expect, test } from "vitest";
import { decode } from "fast-png";
import { crc32, deflateSync } from "node:zlib";
import { testEngines } from "@vedette/testkit";
import { openAppWorld } from "../app-world.fixture.ts";
import { rectanglePng, squarePng } from "./png.fixture.ts";

const ORANGE = squarePng(256, [255, 128, 0]);
const PUBLIC = {
  isInternal: false,
  author: "Acme",
  webhookUrl: "https://tasks.acme.example/hook",
};
const path = "sentry-apps/acme-tasks/avatar/";

describe.each(testEngines())("pictures of an app on %s", (engine) => {
  test("are given, replaced under a new address, and taken away", async () => {
    const world = await openAppWorld(engine);
    await world.create(PUBLIC);
    const put = async (photo: string | null, color: boolean) =>
      await world.call("mia", "PUT", path, {
        avatar_type: photo === null ? "default" : "upload",
        color,
        avatar_photo: photo,
      });
    const { status, body } = await put(ORANGE, true);
    expect(status).toBe(200);
    const [logo] = body.avatars;
    expect(logo).toEqual({
      avatarType: "upload",
      avatarUuid: expect.stringMatching(/^[0-9a-f]{32}$/),
      avatarUrl: `https://errors.acme.example/sentry-app-avatar/${logo.avatarUuid}/`,
      color: true,
      photoType: "logo",
    });

    await put(squarePng(256, [0, 0, 0, 200]), false);
    const { body: seen } = await world.call("bob", "GET", path);
    expect(seen.avatars).toMatchObject([logo, { color: false, photoType: "icon" }]);
    const [listed] = (await world.call("bob", "GET", "organizations/acme/sentry-apps/")).body;
    expect(listed.avatars).toEqual(seen.avatars);

    const { body: again } = await put(squarePng(512, [1, 2, 3]), true);
    expect(again.avatars).toHaveLength(2);
    expect(again.avatars[0].avatarUuid).not.toBe(logo.avatarUuid);
    const image = (uuid: string) => `/sentry-app-avatar/${uuid}/`;
    expect((await world.picture(image(logo.avatarUuid))).status).toBe(404);
    const { body: taken } = await put(null, true);
    expect(taken.avatars).toMatchObject([{ photoType: "icon" }]);
    expect(await world.audited()).toContain("sentry-app.edit");
  });

  test("are served as PNGs that nothing can be made of but a picture", async () => {
    const world = await openAppWorld(engine);
    await world.create(PUBLIC);
    const evil = insertChunk(ORANGE, "tEXt", "<script>alert(1)</script>");
    const upload = { avatar_type: "upload", color: true, avatar_photo: evil };
    const { body } = await world.call("ada", "PUT", path, upload);
    const { status, headers, bytes } = await world.picture(
      `/sentry-app-avatar/${body.avatars[0].avatarUuid}/`,
    );
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": "image/png",
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    });
    expect(bytes.includes("script")).toBe(false);
    expect(decode(bytes)).toMatchObject({ width: 256, height: 256, channels: 3 });
    expect((await world.picture("/sentry-app-avatar/nowhere/")).status).toBe(404);
  });
});

const BLACK = "The icon must only use black and should contain an alpha channel.";

test.each([
  ["no picture", true, undefined, "A logo is required."],
  ["an empty picture", true, "", "A logo is required."],
  ["words", true, Buffer.from("hello").toString("base64"), "Invalid image format."],
  ["an SVG", true, Buffer.from("<svg onload='x'/>").toString("base64"), "Invalid image format."],
  ["half a picture", true, ORANGE.slice(0, 300), "Invalid image format."],
  ["a damaged picture", true, damaged(ORANGE), "Invalid image format."],
  ["one that unpacks without end", true, bomb(), "Invalid image format."],
  ["one too small", true, squarePng(255, [9]), "Invalid image dimensions."],
  ["one too large", true, squarePng(1025, [9]), "Invalid image dimensions."],
  ["one that is not square", true, rectanglePng(256, 300, [9]), "Invalid image dimensions."],
  ["a coloured icon", false, squarePng(256, [255, 0, 0, 255]), BLACK],
  ["an icon without alpha", false, squarePng(256, [0, 0, 0]), BLACK],
  ["a grey icon", false, squarePng(256, [80, 255]), BLACK],
])("%s is refused", async (_name, color, photo, message) => {
  const world = await openAppWorld();
  await world.create(PUBLIC);
  const body = {
    avatar_type: "upload",
    color,
    ...(photo !== undefined && { avatar_photo: photo }),
  };
  expect(await world.call("ada", "PUT", path, body)).toMatchObject({
    status: 400,
    body: { avatar_photo: [message] },
  });
});

test.each([
  ["black and alpha", squarePng(256, [0, 77])],
  ["black in four channels", squarePng(1024, [0, 0, 0, 255])],
  ["colours that cannot be seen", squarePng(256, [200, 3, 9, 0])],
])("an icon of %s will do", async (_name, photo) => {
  const world = await openAppWorld();
  await world.create(PUBLIC);
  const body = { avatar_type: "upload", color: false, avatar_photo: photo };
  expect((await world.call("ada", "PUT", path, body)).status).toBe(200);
});

test("what is said of a picture is checked by field, and who may give one", async () => {
  const world = await openAppWorld();
  await world.create(PUBLIC);
  expect(await world.call("ada", "PUT", path, { avatar_type: "gravatar" })).toMatchObject({
    status: 400,
    body: {
      avatar_type: ['"gravatar" is not a valid choice.'],
      color: ["This field is required."],
    },
  });
  const upload = { avatar_type: "upload", color: true, avatar_photo: ORANGE };
  expect((await world.call("bob", "PUT", path, upload)).status).toBe(403);
  expect((await world.call("eve", "PUT", path, upload)).status).toBe(403);
  expect((await world.call("eve", "GET", path)).status).toBe(403);
});

/** Puts a chunk behind the header of a PNG. */
function insertChunk(base64: string, type: string, text: string): string {
  const png = Buffer.from(base64, "base64");
  const afterHeader = 8 + 25;
  const inserted = chunk(type, Buffer.from(text));
  return Buffer.concat([
    png.subarray(0, afterHeader),
    inserted,
    png.subarray(afterHeader),
  ]).toString("base64");
}

/** A picture of the right size whose data goes on and on. */
function bomb(): string {
  const header = Buffer.from(ORANGE, "base64").subarray(0, 8 + 25);
  const data = chunk("IDAT", deflateSync(Buffer.alloc(64 * 1024 * 1024)));
  return Buffer.concat([header, data, chunk("IEND", Buffer.alloc(0))]).toString("base64");
}

function damaged(base64: string): string {
  const png = Buffer.from(base64, "base64");
  png.fill(0x55, 45, 60);
  return png.toString("base64");
}

function chunk(type: string, data: Buffer): Buffer {
  const name = Buffer.from(type, "latin1");
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(Buffer.concat([name, data])));
  return Buffer.concat([length, name, data, sum]);
}
