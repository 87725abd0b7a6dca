import type { FedDelivery } from "@vedette/contract";

/** What the program on this machine made of a webhook. */
export type Answer = { status: number; durationMs: number } | { failure: string };

/** As long as a server may wait at most; who takes a debugger to it is slower than a receiver. */
const TIMEOUT_MS = 60_000;

/** Sends a delivery to an address, exactly as it was signed. Never throws. */
export async function forward(delivery: FedDelivery, address: string): Promise<Answer> {
  const begun = performance.now();
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: delivery.headers,
      body: delivery.body,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.arrayBuffer();
    return { status: response.status, durationMs: performance.now() - begun };
  } catch (error) {
    return { failure: reasonOf(error) };
  }
}

/** One line: when it was made, what it tells, its number, and the answer. */
export function tellAnswer(delivery: FedDelivery, answer: Answer | null): string {
  const { id, event, dateCreated } = delivery;
  const line = `${dateCreated.slice(11, 19)}  ${event.padEnd(24)} ${id.padEnd(8)}`;
  if (answer === null) return line.trimEnd();
  if ("failure" in answer) return `${line} no answer: ${answer.failure}`;
  return `${line} ${answer.status} in ${Math.round(answer.durationMs)} ms`;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `it took longer than ${TIMEOUT_MS / 1000} s`;
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return cause.message || String(Reflect.get(cause, "code"));
}
