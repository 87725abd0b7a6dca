/** Integrations of many builders may live at one host; what one of them does is not the others' to bear. */
import { createSentryApp } from "@vedette/contract";
import { ingestSender, Receiver, sampleEvent, startServer } from "@vedette/testkit";
import { expect, test } from "vitest";

const SILENT = 100;

test("a receiver gets its webhook while a hundred others at its host keep silent", async () => {
  // Longer than the test may take: nobody's silence ends before it does.
  await using server = await startServer({ env: { VEDETTE_WEBHOOK_TIMEOUT_MS: "60000" } });
  const { api, made } = server;
  await using receiver = await Receiver.start();
  receiver.otherwise = ({ path }) => (path.startsWith("/silent/") ? "hang" : "ok");
  const install = async (name: string, path: string): Promise<void> => {
    await api.call(createSentryApp, {
      body: {
        name,
        organization: "acme",
        isInternal: true,
        scopes: ["event:read"],
        events: ["error"],
        webhookUrl: `${receiver.url}${path}`,
      },
    });
  };
  for (let at = 0; at < SILENT; at++) await install(`Silent ${at}`, `/silent/${at}`);
  await ingestSender(made.dsn).event(sampleEvent());
  await receiver.until((requests) => requests.length === SILENT);
  await install("Lively", "/lively");
  await ingestSender(made.dsn).event(sampleEvent());
  await receiver.until((requests) => requests.some(({ path }) => path === "/lively"));
  const silent = receiver.requests.filter(({ path }) => path !== "/lively");
  expect(new Set(silent.map(({ path }) => path)).size).toBe(SILENT);
});
