import { createMetricAlert, createSentryApp, type MetricAlertRuleWrite } from "@vedette/contract";
import {
  ingestSender,
  Receiver,
  sampleEvent,
  startServer,
  type TestServer,
} from "@vedette/testkit";
import { expect, test } from "vitest";
import { browseServer, expectAccessible, hasBrowser } from "./browser.ts";

const METRIC = "/organizations/acme/alerts/metric/";
const CHANNEL = {
  type: "alert-rule-action",
  title: "Post to a channel",
  settings: {
    type: "alert-rule-settings",
    uri: "/alert",
    required_fields: [{ type: "text", label: "Channel", name: "channel" }],
  },
};

test.skipIf(!hasBrowser)(
  "a metric alert is written with what it would have done, fires for real events, and is closed by hand",
  async () => {
    await using server = await startServer();
    await using receiver = await Receiver.start();
    await makePager(server, `${receiver.url}/pager`);
    await using browser = await browseServer(server);
    const { page, complaints } = await browser.open(METRIC);
    await page.getByText("Nothing is measured yet").waitFor();
    await expectAccessible(page);

    await page.getByRole("link", { name: "New metric alert" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Too many errors");
    await page.getByLabel("Only events that match").fill("is:unresolved");
    await page.getByText("A metric alert looks at events one by one").waitFor();
    await page.getByLabel("Only events that match").fill("lev");
    await page.getByRole("option", { name: /^level:/ }).click();
    await page.getByRole("option", { name: "error", exact: true }).click();
    await page.getByLabel("Critical", { exact: true }).fill("3");
    await page.getByLabel("Warning", { exact: true }).fill("5");
    await page.getByText("The critical threshold must lie above the warning threshold.").waitFor();
    await expectAccessible(page);
    await page.getByLabel("Warning", { exact: true }).fill("1");
    await page.getByText("It would not have fired.").waitFor();
    await page.getByRole("img", { name: /events in 10 minutes over the last 7 days/ }).waitFor();

    await page.getByLabel("Add an action", { exact: true }).selectOption("Send a mail");
    await page.getByLabel("Which member").selectOption({ index: 1 });
    const adding = page.getByLabel("Add an action", { exact: true });
    await adding.selectOption("Send a notification via Pager");
    await page.getByRole("button", { name: "Try the actions now" }).click();
    await page.getByText("Pager: on its way").waitFor();
    await adding.selectOption("Send a signed webhook");
    await page.getByLabel("url").fill(`${receiver.url}/plain`);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Create the alert" }).click();
    await page.getByLabel(`secret for ${receiver.url}/plain`, { exact: true }).waitFor();
    await expectAccessible(page);
    await page.getByRole("link", { name: "I have copied it" }).click();
    await page.getByText("There was none yet.").waitFor();
    await page.getByText("created the metric alert Too many errors").waitFor();
    await expectAccessible(page);

    await server.settle();
    receiver.requests.length = 0;
    for (let at = 0; at < 5; at++) await ingestSender(server.made.dsn).event(sampleEvent());
    await minutesPass(server);
    await page.getByRole("link", { name: "Incident 1 is open" }).click();
    await page.getByText("Critical: 5 events").waitFor();
    await expectAccessible(page);
    expect(receiver.requests.map(({ path }) => path).toSorted()).toEqual(["/pager", "/plain"]);
    await page.getByRole("link", { name: "Pager: delivered" }).click();
    await page.getByText("metric_alert.critical, delivery").waitFor();
    await expectAccessible(page);
    await page.goBack();
    await page.getByRole("button", { name: "Close it" }).click();
    await page.getByText(/^Closed by (?!hand)/).waitFor();
    await page.getByText("Closed by hand").waitFor();
    await expectAccessible(page);
    await page.goto(`${server.url}${METRIC}?query=many`);
    await page.getByText("critical above 3, warning above 1").waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  },
  90_000,
);

test.skipIf(!hasBrowser)(
  "a metric alert is changed, silenced, switched off, found again from a mail, and removed",
  async () => {
    await using server = await startServer();
    const { id } = await makeAlert(server, "Payments");
    await using browser = await browseServer(server);
    const { page, complaints } = await browser.open(
      `/organizations/acme/alerts/rules/details/${id}/?alert=0`,
    );
    await page.getByRole("button", { name: "Silence …" }).click();
    await expectAccessible(page);
    await page.getByRole("menuitem", { name: "for a day" }).click();
    await page.getByText("Silenced", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Let it be heard again" }).click();
    await page.getByRole("button", { name: "Silence …" }).waitFor();
    await page.getByRole("button", { name: "Switch off" }).click();
    await page.getByText("Switched off", { exact: true }).waitFor();
    await page.getByRole("link", { name: "Edit" }).click();
    await page.getByLabel("Compare").selectOption("its change, in percent");
    await page.getByLabel("Fire when it is").selectOption("lower by more than");
    await page.getByLabel("Critical", { exact: true }).fill("120");
    await page.getByText("Nothing can fall by more than 100 percent").waitFor();
    await page.getByLabel("Critical", { exact: true }).fill("50");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("critical when more than 50% lower").waitFor();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Edit" }).click();
    await page.getByRole("button", { name: "Remove Payments" }).click();
    await page.getByLabel("Type Payments to confirm").fill("Payments");
    await page.getByRole("button", { name: "Remove the metric alert" }).click();
    await page.getByText("Nothing is measured yet").waitFor();
    expect(complaints).toEqual([]);
  },
  90_000,
);

test.skipIf(!hasBrowser)(
  "an integration is told with the settings of its own form, once it agrees to them",
  async () => {
    await using server = await startServer();
    await using receiver = await Receiver.start();
    let agrees = false;
    receiver.otherwise = ({ path }) =>
      path === "/alert" && !agrees
        ? { status: 400, body: JSON.stringify({ message: "There is no such channel." }) }
        : { status: 200 };
    await makePager(server, receiver.url, { elements: [CHANNEL] });
    await using browser = await browseServer(server);
    const { page, complaints } = await browser.open(`${METRIC}new/`);
    await page.getByLabel("Name", { exact: true }).fill("Too many errors");
    await page.getByLabel("Critical", { exact: true }).fill("3");
    await page.getByLabel("Add an action", { exact: true }).selectOption("Pager");
    await page.getByLabel("Channel").fill("#ops");
    await page.getByRole("button", { name: "Create the alert" }).click();
    await page.getByText("There is no such channel.").waitFor();
    await expectAccessible(page);
    agrees = true;
    await page.getByRole("button", { name: "Create the alert" }).click();
    await page.getByText("There was none yet.").waitFor();
    const asked = receiver.requests.findLast(({ path }) => path === "/alert");
    expect(JSON.parse(asked?.body ?? "")).toMatchObject({
      fields: [{ name: "channel", value: "#ops" }],
    });
    await page.getByRole("link", { name: "Edit" }).click();
    await expect.poll(() => page.getByLabel("Channel").inputValue()).toBe("#ops");
    expect(complaints).toEqual([]);
  },
  60_000,
);

test.skipIf(!hasBrowser)(
  "a sentry follows a metric alert, found by its name",
  async () => {
    await using server = await startServer();
    for (const name of ["Errors", "Payments"]) await makeAlert(server, name);
    await using browser = await browseServer(server);
    const { page, complaints } = await browser.open("/organizations/acme/status/new-sentry/");
    await page.getByLabel("Name", { exact: true }).fill("Shop");
    await page.getByLabel("What it follows").selectOption("A metric alert");
    await page.getByRole("combobox", { name: "Metric alert" }).fill("pay");
    await page.getByRole("option", { name: /Payments/ }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Create the sentry" }).click();
    await page.getByRole("link", { name: "as the metric alert that it follows" }).waitFor();
    await page.getByRole("link", { name: "Edit", exact: true }).click();
    const chosen = page.getByRole("combobox", { name: "Metric alert" });
    await expect.poll(() => chosen.inputValue()).toBe("Payments");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("link", { name: "as the metric alert that it follows" }).click();
    await page.getByRole("heading", { name: "Payments" }).waitFor();
    expect(complaints).toEqual([]);
  },
  60_000,
);

/** Alerts are looked at every minute, from the minute after the one in which they were made. */
async function minutesPass(server: TestServer): Promise<void> {
  const { instance } = server.running;
  const { now } = instance;
  instance.now = () => now() + 120_000;
  await server.settle();
}

async function makePager(
  { api }: TestServer,
  webhookUrl: string,
  schema?: { elements: (typeof CHANNEL)[] },
): Promise<void> {
  await api.call(createSentryApp, {
    body: {
      name: "Pager",
      isInternal: true,
      isAlertable: true,
      organization: "acme",
      webhookUrl,
      scopes: ["event:read"],
      ...(schema && { schema }),
    },
  });
}

async function makeAlert({ api }: TestServer, name: string) {
  const body: MetricAlertRuleWrite = {
    name,
    aggregate: "count()",
    timeWindow: 10,
    thresholdType: 0,
    projects: ["shop"],
    triggers: [{ label: "critical", alertThreshold: 100 }],
  };
  return (await api.call(createMetricAlert, { params: { organization: "acme" }, body })).body;
}
