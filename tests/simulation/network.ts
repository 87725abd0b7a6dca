import type { Random } from "./random.ts";
import type { DeliverOptions } from "../../packages/server/src/pipeline/deliver/deliverer.ts";

type Egress = DeliverOptions["egress"];
type Request = Parameters<Egress["send"]>[0];
type Result = Awaited<ReturnType<Egress["send"]>>;

/** One request that left a process. */
export interface Sent {
  /** Its `Idempotency-Key`. */
  key: string;
  body: string;
  /** Its place among all that were sent. */
  at: number;
  /** Whether the receiver answered with a 2xx, heard or not. */
  isTaken: boolean;
}

/** How often receivers of a seed do what. */
export interface Temper {
  /** Shares of requests that are answered 2xx, and 410; the rest fails in one way or another. */
  fine: number;
  gone: number;
  /** Whether some answers come from nobody, as a planted fault. */
  lies: boolean;
}

/** A network whose requests stay on their way until the simulation lets one end. */
export class Network {
  readonly sent: Sent[] = [];
  readonly #random: Random;
  readonly #temper: Temper;
  readonly #onTheWay: (() => void)[] = [];

  constructor(random: Random, temper: Temper) {
    this.#random = random;
    this.#temper = temper;
  }

  get onTheWay(): number {
    return this.#onTheWay.length;
  }

  readonly send: Egress["send"] = async (request) => {
    const result = this.#decide();
    const isLie = this.#temper.lies && this.#random.chance(0.05);
    this.sent.push({
      key: readKey(request),
      body: Buffer.from(request.body ?? "").toString(),
      at: this.sent.length,
      isTaken: !isLie && result.outcome === "answered" && result.status < 300,
    });
    // Now and then the answer is lost although the receiver took it.
    const heard = this.#random.chance(0.05) ? SILENCE : result;
    await new Promise<void>((resolve) => this.#onTheWay.push(resolve));
    return heard;
  };

  /** Lets one request end, whichever. */
  end(): void {
    const [resolve] = this.#onTheWay.splice(this.#random.below(this.#onTheWay.length), 1);
    resolve?.();
  }

  #decide(): Result {
    const { fine, gone } = this.#temper;
    const draw = this.#random.next();
    if (draw < fine) return answer(200);
    if (draw < fine + gone) return answer(410);
    return this.#random.pick(FAILURES);
  }
}

const SILENCE: Result = { outcome: "timeout", detail: "No answer in time.", durationMs: 1000 };

const FAILURES: readonly Result[] = [
  SILENCE,
  answer(500),
  answer(301),
  { ...answer(429), headers: { "retry-after": "30" } },
  { outcome: "reset", detail: "The connection broke.", durationMs: 3 },
  { outcome: "refused", detail: "The connection was refused.", durationMs: 1 },
];

function answer(status: number): Extract<Result, { outcome: "answered" }> {
  return {
    outcome: "answered",
    status,
    headers: {},
    body: "",
    bodyTruncated: false,
    durationMs: 2,
  };
}

function readKey({ headers }: Request): string {
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === "idempotency-key");
  return found?.[1] ?? "";
}
