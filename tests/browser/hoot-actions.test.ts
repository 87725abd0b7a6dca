import { listHoots, overrideHoot } from "@vedette/contract";
import { Receiver, startServer } from "@vedette/testkit";
import { expect, test } from "vitest";
import { browseServer, expectAccessible, hasBrowser } from "./browser.ts";

test.skipIf(!hasBrowser)(
  "a hoot is given a webhook for one state, its secret is shown once, and it is tried and told",
  async () => {
    await using server = await startServer();
    await using receiver = await Receiver.start();
    await using browser = await browseServer(server);
    const { page, complaints } = await browser.open("/organizations/acme/status/new-hoot/");
    await page.getByLabel("Name", { exact: true }).fill("Orders");
    await page.getByLabel("Add an action", { exact: true }).selectOption("Send a signed webhook");
    await page.getByLabel("url").fill("ftp://acme.example");
    await page.getByRole("button", { name: "Create the hoot" }).click();
    await page.getByText('"url" must be a URL that begins with http:// or https://').waitFor();
    await page.getByLabel("url").fill(`${receiver.url}/hook`);
    await page.locator("input[aria-label='States of action 1']").click();
    await page.getByRole("option", { name: "sick" }).click();
    await page.keyboard.press("Escape");
    const trying = page.getByRole("button", { name: "Try the actions now" });
    await trying.click();
    await page.getByText("save it before you try it").waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Create the hoot" }).click();
    await page.getByLabel(`secret for ${receiver.url}/hook`, { exact: true }).waitFor();
    await page.getByRole("link", { name: "I have copied it" }).click();
    await page.getByText(`Send a webhook to ${receiver.url}/hook`).waitFor();
    await expectAccessible(page);

    await page.getByRole("link", { name: "Edit", exact: true }).click();
    await trying.click();
    await page.getByText(`webhook to ${new URL(receiver.url).host}: on its way`).waitFor();
    await expectAccessible(page);
    await page.getByLabel("Description", { exact: true }).fill("Of the shop");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Orders is saved.").waitFor();
    const acme = { organization: "acme" };
    const [hoot] = (await server.api.call(listHoots, { params: acme })).body;
    expect(hoot).toMatchObject({ description: "Of the shop", actions: [{ states: ["sick"] }] });
    const params = { ...acme, hoot: hoot?.uid ?? "" };
    for (const state of ["sad", "sick"] as const) {
      await server.api.call(overrideHoot, { params, body: { state } });
      await server.settle();
    }
    expect(receiver.requests.map(({ body }) => JSON.parse(body) as object)).toMatchObject([
      { action: "sick", data: { hoot: { name: "Orders", is_test: true } } },
      { action: "sick", data: { hoot: { uid: hoot?.uid } } },
    ]);
    expect(complaints).toEqual([]);
  },
  120_000,
);
