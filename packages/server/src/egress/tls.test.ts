import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  CERTIFICATE,
  openEgress,
  post,
  startReceiver,
  startTlsReceiver,
} from "./receiver.fixture.ts";

const resolve = async () => [{ address: "127.0.0.1", family: 4 as const }];

test("a certificate that nobody vouches for is not trusted", async () => {
  const { port } = await startTlsReceiver();
  const result = await openEgress({ resolve }).send(post(`https://hooks.example:${port}/`));
  expect(result).toMatchObject({
    outcome: "tls",
    detail: "No trusted TLS connection could be made (DEPTH_ZERO_SELF_SIGNED_CERT).",
  });
});

test("a receiver that does not speak TLS is not trusted", async () => {
  const { port } = await startReceiver();
  const result = await openEgress({ resolve }).send(post(`https://hooks.example:${port}/`));
  expect(result).toMatchObject({ outcome: "tls" });
});

describe("a certificate that the system trusts", () => {
  test("lets the request through, and its connection is used again", async () => {
    trust(CERTIFICATE);
    const receiver = await startTlsReceiver();
    const egress = openEgress({ resolve });
    for (let count = 0; count < 3; count++) {
      const result = await egress.send(post(`https://hooks.example:${receiver.port}/`));
      expect(result).toMatchObject({ outcome: "answered", body: "ok" });
    }
    expect(receiver.connections()).toBe(1);
  });

  test("does not pass for another name", async () => {
    trust(CERTIFICATE);
    const { port } = await startTlsReceiver();
    const result = await openEgress({ resolve }).send(post(`https://other.example:${port}/`));
    expect(result).toMatchObject({
      outcome: "tls",
      detail: "No trusted TLS connection could be made (ERR_TLS_CERT_ALTNAME_INVALID).",
    });
  });
});

function trust(certificate: string): void {
  const before = getCACertificates("default");
  setDefaultCACertificates([...before, certificate]);
  onTestFinished(() => setDefaultCACertificates(before));
}
