import type { ExceptionValue } from "../../seams.ts";
import { joinComponents } from "./component.ts";
import { exceptionComponents } from "./exception.ts";

/**
 * The exceptions that say what went wrong. Several errors thrown as one (`AggregateError`,
 * `ExceptionGroup`) come in a wrapper that says nothing: without it remain the distinct errors
 * directly inside. When only one remains, it stands as if it had been thrown alone, causes included.
 */
export function withoutExceptionGroups(
  exceptions: ExceptionValue[],
  platform: string,
): ExceptionValue[] {
  if (exceptions.length < 2 || !exceptions.some(isGroup)) return exceptions;
  const inner = distinct(findInner(exceptions), platform);
  const [only] = inner;
  if (!only) return exceptions;
  return inner.length === 1 ? withCauses(only, exceptions) : inner;
}

function isGroup(exception: ExceptionValue): boolean {
  return exception.mechanism?.is_exception_group === true;
}

/** What stands directly in a group; where the sender's tree is broken, all that is no group itself. */
function findInner(exceptions: ExceptionValue[]): ExceptionValue[] {
  const groupIds = new Set<number>();
  for (const exception of exceptions) {
    const id = exception.mechanism?.exception_id;
    if (isGroup(exception) && id !== undefined) groupIds.add(id);
  }
  const plain = exceptions.filter((exception) => !isGroup(exception));
  const inner = plain.filter((exception) => {
    const parent = exception.mechanism?.parent_id;
    return parent !== undefined && groupIds.has(parent);
  });
  return inner.length > 0 ? inner : plain;
}

/** The first of those that would be grouped alike, in the order they came. */
function distinct(exceptions: ExceptionValue[], platform: string): ExceptionValue[] {
  const kept = new Map<string, ExceptionValue>();
  for (const exception of exceptions) {
    const text = joinComponents(exceptionComponents(exception, platform).system);
    if (!kept.has(text)) kept.set(text, exception);
  }
  return [...kept.values()];
}

/** An exception after the chain of its causes, the innermost first. */
function withCauses(exception: ExceptionValue, all: ExceptionValue[]): ExceptionValue[] {
  const chain = [exception];
  const seen = new Set(chain);
  for (
    let cause = causeOf(exception, all);
    cause && !seen.has(cause);
    cause = causeOf(cause, all)
  ) {
    chain.unshift(cause);
    seen.add(cause);
  }
  return chain;
}

function causeOf(exception: ExceptionValue, all: ExceptionValue[]): ExceptionValue | undefined {
  const id = exception.mechanism?.exception_id;
  if (id === undefined) return undefined;
  return all.find((other) => other.mechanism?.parent_id === id && !isGroup(other));
}
