import { testEngines } from "@vedette/testkit";
import {
  createOrgAuthToken,
  createRelease,
  deleteOrgAuthToken,
  getOrgAuthToken,
  listAuditLogs,
  listOrgAuthTokens,
  listProjects,
  updateOrgAuthToken,
} from "@vedette/contract";
import { describe, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";
import { bootstrapAcme, startPeopleServer } from "../testing/start-people-server.ts";

const acme = { organization: "acme" };

describe.each(testEngines())("on %s", (engine) => {
  test("an organization's token says where it is for, is shown once, and reports releases", async () => {
    await using server = await startPeopleServer(engine);
    const api = server.bearer((await bootstrapAcme(server)).token);
    const made = (await api.call(createOrgAuthToken, { params: acme, body: { name: "CI" } })).body;
    const [, payload = "", secret = ""] = /^sntrys_([^_]+)_([^_]+)$/.exec(made.token) ?? [];
    const baseUrl = server.instance.links.baseUrl;
    expect(JSON.parse(Buffer.from(payload, "base64").toString())).toEqual({
      iat: server.clock.now / 1000,
      url: baseUrl,
      region_url: baseUrl,
      org: "acme",
    });
    expect(Buffer.from(secret, "base64").length).toBe(32);
    expect(secret).toHaveLength(43);
    expect(made).toMatchObject({ name: "CI", scopes: ["org:ci"] });

    const program = server.bearer(made.token);
    const release = { params: acme, body: { version: "1.0.0", projects: ["shop"] } };
    expect((await program.call(createRelease, release)).status).toBe(201);
    expect(await refusal(program.call(listProjects, { params: acme }))).toMatchObject({
      status: 403,
    });
    const params = { ...acme, orgToken: made.id };
    await api.call(updateOrgAuthToken, { params, body: { name: "Build" } });
    const listed = (await api.call(listOrgAuthTokens, { params: acme })).body;
    expect(listed).toMatchObject([
      { id: made.id, name: "Build", dateLastUsed: expect.any(String) },
    ]);
    expect((await api.call(getOrgAuthToken, { params })).body).toEqual(listed[0]);
    expect(JSON.stringify(listed)).not.toContain(secret);
    await api.call(deleteOrgAuthToken, { params });
    expect(await refusal(program.call(createRelease, release))).toMatchObject({ status: 401 });
    const log = (await api.call(listAuditLogs, { params: acme })).body.rows;
    expect(log.slice(0, 3).map(({ event }) => event)).toEqual([
      "org-auth-token.remove",
      "org-auth-token.edit",
      "org-auth-token.create",
    ]);
  });
});
