import { describe, expect, test } from "vitest";
import type { Activity } from "@vedette/contract";
import { type EngineName, testEngines } from "@vedette/testkit";
import { answerUnsubscribe } from "../alert-mail/index.ts";
import { openIssueWorld } from "../issue-world.fixture.ts";
import { chooseMail } from "../mail-choices/index.ts";
import { ensureTeamMember } from "../teams/index.ts";

async function setUp(engine: EngineName) {
  const world = await openIssueWorld(engine);
  const { storage } = world;
  const { issueId } = await world.report();
  const assign = async (as: string, assignedTo: string, ids = [issueId]) => {
    const query = ids.map((id) => `id=${id}`).join("&");
    expect((await world.call(as, "PUT", `issues/?${query}`, { assignedTo })).status).toBe(200);
  };
  const mails = async () =>
    await storage.db
      .selectFrom("mails")
      .select(["recipient", "kind", "subject", "text", "organization_id"])
      .orderBy("id")
      .execute();
  const readers = async () => (await mails()).map(({ recipient }) => recipient);
  const doWithout = async (userId: number, kind: "assignments" | "mentions") =>
    await storage.transaction(async (tx) => await chooseMail(tx, userId, kind, false));
  return { world, storage, issueId, assign, mails, readers, doWithout };
}

describe.each(testEngines())("mails about issues, on %s", (engine) => {
  test("who is given an issue by somebody else gets a mail with the way to it", async () => {
    const { world, issueId, assign, mails } = await setUp(engine);
    await assign("ada", `user:${world.bob.id}`);
    await assign("ada", `user:${world.bob.id}`);
    await assign("ada", `user:${world.ada.id}`);
    const sent = await mails();
    expect(sent).toMatchObject([
      {
        recipient: world.bob.email,
        kind: "assignment",
        subject: "[shop] SHOP-1 is assigned to you: TypeError: x is undefined",
        organization_id: world.organization.id,
      },
    ]);
    expect(sent[0]?.text).toContain("Ada assigned SHOP-1 to you.");
    expect(sent[0]?.text).toContain(`/organizations/acme/issues/${issueId}/`);
  });

  test("all of a team but who did it hear of what is assigned to it, many issues in one mail", async () => {
    const { world, storage, issueId, assign, mails, readers } = await setUp(engine);
    const { team } = world;
    const others = [
      await world.report({ title: "RangeError: two" }),
      await world.report({ title: "RangeError: three" }),
    ];
    await storage.transaction(async (tx) => {
      for (const { memberId } of [world.ada, world.bob]) {
        await ensureTeamMember(tx, team.id, memberId);
      }
    });
    await assign("ada", `team:${team.id}`, [issueId, ...others.map((one) => one.issueId)]);
    expect(await readers()).toEqual([world.bob.email]);
    const [mail] = await mails();
    expect(mail?.subject).toBe(`3 issues are assigned to your team ${team.name}`);
    expect(mail?.text).toContain("RangeError: three");
  });

  test("who is mentioned gets the comment once, also when only an edit names them", async () => {
    const { world, issueId, mails, readers } = await setUp(engine);
    const notes = `issues/${issueId}/notes/`;
    const bob = `user:${world.bob.id}`;
    const text = "Seen <b>this</b>?";
    const made = await world.call<Activity>("ada", "POST", notes, {
      text,
      mentions: [bob, `user:${world.ada.id}`],
    });
    expect(await mails()).toMatchObject([
      {
        recipient: world.bob.email,
        kind: "mention",
        subject: "[shop] Ada mentioned you on SHOP-1: TypeError: x is undefined",
        text: expect.stringContaining(text),
      },
    ]);
    const edit = `${notes}${made.body.id}/`;
    await world.call("ada", "PUT", edit, { text: "Seen?", mentions: [bob] });
    expect(await readers()).toHaveLength(1);

    const plain = await world.call<Activity>("ada", "POST", notes, { text: "Who knows?" });
    await world.call("ada", "PUT", `${notes}${plain.body.id}/`, { text: "Bob?", mentions: [bob] });
    expect(await readers()).toEqual([world.bob.email, world.bob.email]);
  });

  test("nobody gets mails of a kind they do not want, nor who is no member any more", async () => {
    const { world, storage, issueId, assign, readers, doWithout } = await setUp(engine);
    const bob = `user:${world.bob.id}`;
    const mention = async (text: string) =>
      await world.call("ada", "POST", `issues/${issueId}/notes/`, { text, mentions: [bob] });
    await doWithout(world.bob.id, "assignments");
    await assign("ada", bob);
    expect(await readers()).toEqual([]);
    await mention("Here?");
    expect(await readers()).toEqual([world.bob.email]);
    await doWithout(world.bob.id, "mentions");
    await mention("There?");
    expect(await readers()).toHaveLength(1);
    await storage.db.deleteFrom("unwanted_mails").execute();
    await storage.db
      .updateTable("users")
      .set({ is_active: 0 })
      .where("id", "=", world.bob.id)
      .execute();
    await assign("ada", `user:${world.ada.id}`);
    await assign("ada", bob);
    expect(await readers()).toHaveLength(1);
  });

  test("the link in a mail stops mails of its kind, without signing in", async () => {
    const { world, assign, mails, readers } = await setUp(engine);
    await assign("ada", `user:${world.bob.id}`);
    const [, token = ""] = /\/unsubscribe\/([^/]+)\//.exec((await mails())[0]?.text ?? "") ?? [];
    const answer = async (stop: boolean) =>
      await answerUnsubscribe(world.instance, decodeURIComponent(token), stop);
    expect(await answer(false)).toEqual({ about: "issues that are assigned to you" });
    await assign("ada", `user:${world.ada.id}`);
    await assign("ada", `user:${world.bob.id}`);
    expect(await readers()).toHaveLength(2);
    await answer(true);
    await assign("ada", `user:${world.ada.id}`);
    await assign("ada", `user:${world.bob.id}`);
    expect(await readers()).toHaveLength(2);
    expect(await answerUnsubscribe(world.instance, "stop 1 everything", true)).toBeUndefined();
  });
});
