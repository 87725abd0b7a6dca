import { lookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { callbackify } from "node:util";
import { Agent, buildConnector } from "undici";
import { type AddressRules, judgeAddress } from "./address-rules.ts";
import { ConnectFailure } from "./classify-failure.ts";
import { openTunnel } from "./open-tunnel.ts";

export interface ResolvedAddress {
  address: string;
  family: 4 | 6;
}

/** Gives every address of a name; rejects when there is none. */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>;

export interface GuardedAgentOptions {
  rules: AddressRules;
  resolve: Resolve;
  connectionsPerOrigin: number;
  /** Opens the connections for us; null: we do. */
  proxy: URL | null;
}

const CONNECT_TIMEOUT_MS = 10_000;
const MAX_HEADER_BYTES = 16 * 1024;

/** Resolves as the operating system does, hosts file included. */
export const systemResolve: Resolve = async (hostname) => {
  const addresses = await lookup(hostname, { all: true, order: "verbatim" });
  return addresses.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};

/**
 * An HTTP agent that dials only addresses the rules allow. The guard sits inside the connection
 * attempt: a name is resolved once, what it resolved to is judged, and the socket is given those
 * very addresses, so there is no second look-up that could answer otherwise.
 *
 * HTTP/1.1 only: giving up on one request then closes its own connection and nobody else's.
 */
export function createGuardedAgent(options: GuardedAgentOptions): Agent {
  const { rules, resolve, connectionsPerOrigin, proxy } = options;
  const connect = buildConnector({
    allowH2: false,
    timeout: CONNECT_TIMEOUT_MS,
    rejectUnauthorized: true,
    lookup: guardedLookup(rules, resolve),
  });
  return new Agent({
    allowH2: false,
    connections: connectionsPerOrigin,
    pipelining: 1,
    maxHeaderSize: MAX_HEADER_BYTES,
    // The exchange keeps one deadline over everything; these would only cost a timer more.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (target, callback) => {
      const refusal = judgeLiteral(target.hostname, rules);
      if (refusal !== null) queueMicrotask(() => callback(refusal, null));
      else if (proxy === null) connect(target, callback);
      else connectThrough(proxy, { target, rules, resolve, connect }, callback);
    },
  });
}

interface Way {
  target: buildConnector.Options;
  rules: AddressRules;
  resolve: Resolve;
  /** Speaks TLS where the target does, over a connection that is there. */
  connect: buildConnector.connector;
}

/** The proxy is told an address that was judged, and so dials nothing that we would not. */
function connectThrough(
  proxy: URL,
  { target, rules, resolve, connect }: Way,
  callback: buildConnector.Callback,
): void {
  const { hostname, protocol } = target;
  const port = Number(target.port || (protocol === "https:" ? 443 : 80));
  const open = async () => {
    const address =
      isIP(hostname) === 0 ? (await resolveAllowed(hostname, rules, resolve))[0].address : hostname;
    return await openTunnel(proxy, { address, port }, CONNECT_TIMEOUT_MS);
  };
  callbackify(open)((error, socket) => {
    if (error !== null) callback(error, null);
    else if (protocol === "https:") connect({ ...target, httpSocket: socket }, callback);
    else callback(null, socket);
  });
}

/** An address written in the URL is dialled without a look-up, so it is judged here. */
function judgeLiteral(hostname: string, rules: AddressRules): ConnectFailure | null {
  if (isIP(hostname) === 0) return null;
  const verdict = judgeAddress(hostname, rules);
  if (verdict === "allowed") return null;
  return new ConnectFailure({
    outcome: "private-address",
    detail: `${hostname} is not an address on the public Internet (${verdict.refused}).`,
  });
}

function guardedLookup(rules: AddressRules, resolve: Resolve): LookupFunction {
  const lookupAllowed = callbackify(resolveAllowed);
  return (hostname, options, callback) => {
    lookupAllowed(hostname, rules, resolve, (error, addresses) => {
      if (error !== null) callback(error, "");
      else if (options.all === true) callback(null, addresses);
      else callback(null, addresses[0].address, addresses[0].family);
    });
  };
}

/** Rejects with a `ConnectFailure`, and with nothing else. */
async function resolveAllowed(
  hostname: string,
  rules: AddressRules,
  resolve: Resolve,
): Promise<[ResolvedAddress, ...ResolvedAddress[]]> {
  const addresses = await resolveOrFail(hostname, resolve);
  const [first, ...others] = addresses.filter(
    ({ address }) => judgeAddress(address, rules) === "allowed",
  );
  if (first !== undefined) return [first, ...others];
  // The address stays unsaid: names inside the operator's network are not the asker's to look up.
  throw new ConnectFailure(
    addresses.length === 0
      ? { outcome: "dns", detail: `The name ${hostname} has no address.` }
      : {
          outcome: "private-address",
          detail: `The name ${hostname} has no address on the public Internet.`,
        },
  );
}

async function resolveOrFail(
  hostname: string,
  resolve: Resolve,
): Promise<readonly ResolvedAddress[]> {
  try {
    return await resolve(hostname);
  } catch (cause) {
    throw new ConnectFailure(
      { outcome: "dns", detail: `The name ${hostname} could not be resolved${reason(cause)}.` },
      { cause },
    );
  }
}

function reason(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
}
