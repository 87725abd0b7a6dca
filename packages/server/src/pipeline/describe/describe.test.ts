import { readFileSync } from "node:fs";
import { describe as group, expect, test } from "vitest";
import { parseEnvelope } from "../../protocol/index.ts";
import { normalize } from "../normalize/index.ts";
import { describe } from "./index.ts";

const FIXTURES = new URL("../../../../../tests/fixtures/envelopes/", import.meta.url);

group("recorded events", () => {
  test.each([
    [
      "browser-11-click",
      "TypeError: Cannot read properties of undefined (reading 'amount')",
      "?(/assets/shop.js)",
      "/assets/shop.js",
    ],
    ["browser-11-message", "hello from the shop", "", "/assets/shop.js"],
    [
      "browser-11-rejection",
      "Object captured as promise rejection with keys: body, status",
      "",
      undefined,
    ],
    ["node-8-feedback", "User Feedback", "", undefined],
    [
      "node-8-request",
      "PaymentError: could not charge cart-9",
      "POST /pay",
      "/app/src/payment.cjs",
    ],
    [
      "node-8-uncaught",
      "TypeError: Cannot read properties of undefined (reading 'amount')",
      "charge(src:payment)",
      "/app/src/payment.cjs",
    ],
    ["node-10-aggregate", "AggregateError: both failed", "handle(server)", "/app/server.cjs"],
    [
      "node-10-non-error",
      "Object captured as exception with keys: code, reason",
      "",
      "/app/server.cjs",
    ],
    [
      "node-11-chained",
      "PaymentError: could not charge cart-9",
      "checkout(src:payment)",
      "/app/src/payment.cjs",
    ],
    ["node-11-message", "stock of a1 is low", "", "/app/server.cjs"],
  ])("%s reads %s", (name, title, culprit, location) => {
    const envelope = parseEnvelope(readFileSync(new URL(`${name}.envelope`, FIXTURES)));
    const payload = envelope.ok ? envelope.items[0]?.payload : undefined;
    const described = describe(
      normalize({
        organizationId: 1,
        projectId: 7,
        publicKey: "0123456789abcdef0123456789abcdef",
        eventId: "c0ffee00c0ffee00c0ffee00c0ffee01",
        payload: payload ?? new Uint8Array(),
        receivedAt: Date.UTC(2026, 10, 21, 1, 15),
        sentAt: null,
        clientAddress: null,
        client: null,
      }),
    );
    expect(described).toMatchObject({ title, culprit });
    expect(described.location).toBe(location);
  });
});
