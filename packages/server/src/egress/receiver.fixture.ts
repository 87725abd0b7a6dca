import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { createServer as createTcpServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { createEgress, type EgressOptions, type EgressRequest } from "./index.ts";

export interface Receiver {
  port: number;
  url: string;
  /** How many connections it has had. */
  connections(): number;
  /** Paths of the requests it has had. */
  paths: string[];
}

/** Listens on loopback for the test at hand, answering 200 "ok" or as the listener does. */
export async function startReceiver(listener?: RequestListener): Promise<Receiver> {
  return startHttp(createServer(), "http", listener);
}

/** The same over TLS, with a certificate for `hooks.example` that it signed itself. */
export async function startTlsReceiver(): Promise<Receiver> {
  return startHttp(createTlsServer({ key: KEY, cert: CERTIFICATE }), "https");
}

/** Listens on loopback and leaves what happens on a connection to the test. */
export async function startTcp(onConnection: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    onConnection(socket);
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return listen(server);
}

/** A port on loopback where nothing listens. */
export async function unusedPort(): Promise<number> {
  const server = createTcpServer();
  const port = await listen(server);
  await new Promise((done) => server.close(done));
  return port;
}

/** Opens the way out for the test at hand, loopback allowed unless it says otherwise. */
export function openEgress(options: Partial<EgressOptions> = {}) {
  const egress = createEgress({ allowLoopback: true, allowCidrs: [], ...options });
  onTestFinished(() => egress.close());
  return egress;
}

export function post(url: string, changes: Partial<EgressRequest> = {}): EgressRequest {
  return {
    url,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
    timeoutMs: 10_000,
    maxResponseBytes: 1024,
    ...changes,
  };
}

async function startHttp(
  server: Server,
  scheme: "http" | "https",
  listener: RequestListener = (_request, response) => response.end("ok"),
): Promise<Receiver> {
  const paths: string[] = [];
  let connections = 0;
  server.on("connection", () => connections++);
  server.on("request", (request, response) => {
    paths.push(request.url ?? "");
    request.resume();
    listener(request, response);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const port = await listen(server);
  return { port, url: `${scheme}://127.0.0.1:${port}/`, connections: () => connections, paths };
}

function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}

/** Valid from 2020 to 2120; nothing else ever trusts it. */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBbjCCAROgAwIBAgIBATAKBggqhkjOPQQDAjAYMRYwFAYDVQQDDA1ob29rcy5l
eGFtcGxlMCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAYMRYwFAYD
VQQDDA1ob29rcy5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEahnH
qR+/w2ViyqY9mAO8zTDkoH9mFACdg/YcgpHrf60ncm4wQ3kZhpGqTwcThchDVj4W
yytI/o3YZqYa+Wvz2qNMMEowGAYDVR0RBBEwD4INaG9va3MuZXhhbXBsZTAPBgNV
HRMBAf8EBTADAQH/MB0GA1UdDgQWBBTGbpnhhpS7J6vc50a1djUxZooIGzAKBggq
hkjOPQQDAgNJADBGAiEAwuMoS46zXQEpZgWfJJFqnMJcDG0LEofxarc1K+V8D2EC
IQDlWb2sitswH7UycZzi3AelFRep63HTF2uu2GxpQzQYWQ==
-----END CERTIFICATE-----`;

const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg88SCfmj36/WbG4rB
AI5pCzVnnZjQIWDAwEH5Ix4n8sahRANCAARqGcepH7/DZWLKpj2YA7zNMOSgf2YU
AJ2D9hyCket/rSdybjBDeRmGkapPBxOFyENWPhbLK0j+jdhmphr5a/Pa
-----END PRIVATE KEY-----`;
