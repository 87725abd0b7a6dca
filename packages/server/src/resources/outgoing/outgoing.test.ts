import { getOutgoing } from "@vedette/contract";
import { expect, test } from "vitest";
import { joinAcme } from "../testing/join-acme.ts";
import { signInAs } from "../testing/sign-in-as.ts";
import { bootstrapAcme, owner, startPeopleServer } from "../testing/start-people-server.ts";

test("everybody is told what webhooks may reach, and only administrators which private ranges", async () => {
  await using server = await startPeopleServer("sqlite");
  const api = server.bearer((await bootstrapAcme(server)).token);
  const bob = await joinAcme(server, api, "bob");
  const told = { allowsLoopback: true, loopbackReason: "only-served-here", webhookTimeout: 1000 };
  expect((await bob.call(getOutgoing)).body).toMatchObject({ ...told, allowedRanges: null });
  const admin = await signInAs(server, owner);
  expect((await admin.call(getOutgoing)).body).toMatchObject({
    ...told,
    allowedRanges: ["10.20.0.0/16"],
  });
});
