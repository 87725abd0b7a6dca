import { connect as connectTcp, isIPv6, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { ConnectFailure } from "./classify-failure.ts";

/** Where a tunnel ends. */
export interface TunnelEnd {
  /** An address, never a name: what was judged is what the proxy is told to dial. */
  address: string;
  port: number;
}

const MAX_HEAD_BYTES = 16 * 1024;

/**
 * Has a proxy open a connection for us (RFC 9110, 9.3.6) and gives it once it is open. Rejects with a
 * `ConnectFailure` when the proxy cannot be reached in time, or does not do it.
 */
export async function openTunnel(proxy: URL, end: TunnelEnd, timeoutMs: number): Promise<Socket> {
  const socket = await reach(proxy, timeoutMs);
  socket.on("error", () => {});
  socket.setTimeout(timeoutMs, () => socket.destroy());
  const authority = `${isIPv6(end.address) ? `[${end.address}]` : end.address}:${end.port}`;
  const lines = [`CONNECT ${authority} HTTP/1.1`, `Host: ${authority}`, ...credentials(proxy)];
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  const head = await readHead(socket);
  const [, status = ""] = /^HTTP\/1\.[01] (\d{3})/.exec(head) ?? [];
  if (!status.startsWith("2")) {
    socket.destroy();
    throw refused(status === "" ? "closed the connection" : `answered ${status}`);
  }
  socket.setTimeout(0);
  return socket;
}

async function reach(proxy: URL, timeoutMs: number): Promise<Socket> {
  const isTls = proxy.protocol === "https:";
  const port = Number(proxy.port || (isTls ? 443 : 80));
  const host = proxy.hostname.replace(/^\[|\]$/g, "");
  return await new Promise((resolve, reject) => {
    const socket = isTls
      ? connectTls({ host, port, servername: host, timeout: timeoutMs })
      : connectTcp({ host, port, timeout: timeoutMs });
    socket.once(isTls ? "secureConnect" : "connect", () => resolve(socket));
    socket.once("timeout", () => socket.destroy(new Error("the proxy did not answer in time")));
    socket.once("error", (cause) => reject(refused("cannot be reached", cause)));
  });
}

/** What comes before the empty line; nothing may follow it before we have spoken. */
async function readHead(socket: Socket): Promise<string> {
  let head = "";
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    head += (chunk as Buffer).toString("latin1");
    if (head.includes("\r\n\r\n") || head.length > MAX_HEAD_BYTES) return head;
  }
  return "";
}

function credentials({ username, password }: URL): string[] {
  if (username === "") return [];
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return [`Proxy-Authorization: Basic ${Buffer.from(pair).toString("base64")}`];
}

/** Who chose the receiver's address is told no more of the proxy than that. */
function refused(what: string, cause?: unknown): ConnectFailure {
  return new ConnectFailure(
    { outcome: "refused", detail: `The proxy of this instance ${what}.` },
    { cause },
  );
}
