import { BoundedCache } from "../kit/index.ts";
import { type AddressOptions, readAddressRules } from "./address-rules.ts";
import type { Failure } from "./classify-failure.ts";
import type { EgressResult } from "./egress-result.ts";
import { Exchange, type ExchangeLimits } from "./exchange.ts";
import { createGuardedAgent, type Resolve, systemResolve } from "./guarded-agent.ts";
import { OriginGate } from "./origin-gate.ts";
import { readTarget, type Target } from "./target.ts";

export interface EgressOptions extends AddressOptions {
  /** Ports that may be called; null or absent: any. */
  allowedPorts?: readonly number[] | null;
  /** `http:` or `https:`, with user and password where it asks for them; null or absent: none. */
  proxy?: string | null;
  /** How names become addresses; absent: as the operating system does it. */
  resolve?: Resolve;
  /** Connections, and so requests, to one origin at a time; more wait in line. Absent: 64. */
  connectionsPerOrigin?: number;
}

export interface EgressRequest extends ExchangeLimits {
  url: string;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Those that belong to the connection (`Host`, `Content-Length` …) are left out. */
  headers: Readonly<Record<string, string>>;
  body: string | Uint8Array | null;
  /** Milliseconds for connecting, TLS, headers and body together. */
  timeoutMs: number;
  /** How many bytes of the body are kept; a longer one is cut there. */
  maxResponseBytes: number;
}

export interface Egress {
  /**
   * Sends one request and tells what came of it; never rejects for anything the receiver, the
   * network or the address may do. A redirect is an answer like others and is not followed.
   * `too-large` is about headers: a body is cut, which `bodyTruncated` says.
   * Rejects after `close`.
   */
  send(request: EgressRequest): Promise<EgressResult>;
  /** Takes no more requests, waits for those on their way, and closes all connections. */
  close(): Promise<void>;
}

const DEFAULT_CONNECTIONS = 64;
const REMEMBERED_URLS = 2000;

/** Headers that describe the connection or the message's length, which are ours to say. */
const CONNECTION_HEADER =
  /^(?:host|connection|keep-alive|proxy-connection|transfer-encoding|content-length|te|trailer|upgrade|expect)$/i;

/**
 * Opens the way out: the only one to an address somebody else chose. Keeps connections alive,
 * verifies TLS, and dials none but public addresses and those the options allow, also where a proxy
 * does the dialling. Throws `RangeError` on an `allowCidrs` entry that is no CIDR range.
 */
export function createEgress(options: EgressOptions): Egress {
  const { allowedPorts = null, connectionsPerOrigin = DEFAULT_CONNECTIONS } = options;
  const rules = readAddressRules(options);
  const resolve = options.resolve ?? systemResolve;
  const agent = createGuardedAgent({
    rules,
    resolve,
    connectionsPerOrigin,
    proxy: options.proxy ? new URL(options.proxy) : null,
  });
  const gate = new OriginGate(connectionsPerOrigin);
  const targets = new BoundedCache<string, Target | Failure>({
    maxEntries: REMEMBERED_URLS,
    ttlMs: Infinity,
  });
  const idle = Promise.withResolvers<void>();
  let inFlight = 0;
  let closed = false;

  function targetOf(url: string): Target | Failure {
    const known = targets.get(url, 0);
    if (known !== undefined) return known;
    const target = readTarget(url, allowedPorts);
    targets.set(url, target, 0);
    return target;
  }

  function exchange(request: EgressRequest, { origin, path }: Target): Promise<EgressResult> {
    const { method, body } = request;
    const headers = ownHeaders(request.headers);
    return new Promise((settle) => {
      inFlight++;
      gate.enter(origin, () => {
        const handler = new Exchange(request, settle, () => {
          gate.leave(origin);
          if (--inFlight === 0 && closed) idle.resolve();
        });
        agent.dispatch({ origin, path, method, headers, body }, handler);
      });
    });
  }

  return {
    async send(request) {
      if (closed) throw new Error("The way out is closed");
      const target = targetOf(request.url);
      return "outcome" in target ? { ...target, durationMs: 0 } : exchange(request, target);
    },

    async close() {
      closed = true;
      if (inFlight > 0) await idle.promise;
      await agent.destroy();
    },
  };
}

function ownHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const name of Object.keys(headers)) {
    if (CONNECTION_HEADER.test(name)) {
      return Object.fromEntries(
        Object.entries(headers).filter(([name]) => !CONNECTION_HEADER.test(name)),
      );
    }
  }
  return headers;
}
