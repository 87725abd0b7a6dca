import type { ExceptionValue, Frame, NormalizedEvent, Stacktrace } from "../seams.ts";
import { type Scrubbing, scrubInside, scrubText } from "./walk.ts";

/** Scrubs every exception: its text as a message, its frames' variables and its mechanism as data. */
export function scrubExceptions({ exception }: NormalizedEvent, scrubbing: Scrubbing): void {
  if (!exception) return;
  const { marks } = scrubbing;
  marks.enter("exception");
  marks.enter("values");
  for (const [at, value] of exception.values.entries()) {
    marks.enter(at);
    scrubException(value, scrubbing);
    marks.leave();
  }
  marks.leave();
  marks.leave();
}

/** Scrubs the stacks and names of threads. */
export function scrubThreads({ threads }: NormalizedEvent, scrubbing: Scrubbing): void {
  if (!threads) return;
  const { marks } = scrubbing;
  marks.enter("threads");
  marks.enter("values");
  for (const [at, thread] of threads.values.entries()) {
    marks.enter(at);
    if (thread.name !== undefined) thread.name = scrubText("name", thread.name, "words", scrubbing);
    scrubStack(thread, "stacktrace", scrubbing);
    marks.leave();
  }
  marks.leave();
  marks.leave();
}

interface HasStack {
  stacktrace?: Stacktrace;
  raw_stacktrace?: Stacktrace;
}

/** Scrubs the frames of a stack. Files and functions are never touched: they say where to look. */
export function scrubStack(owner: HasStack, name: keyof HasStack, scrubbing: Scrubbing): void {
  const stack = owner[name];
  if (!stack) return;
  const { marks } = scrubbing;
  marks.enter(name);
  marks.enter("frames");
  for (const [at, frame] of stack.frames.entries()) {
    marks.enter(at);
    scrubFrame(frame, scrubbing);
    marks.leave();
  }
  marks.leave();
  marks.leave();
}

function scrubException(exception: ExceptionValue, scrubbing: Scrubbing): void {
  if (exception.value !== undefined) {
    exception.value = scrubText("value", exception.value, "message", scrubbing);
  }
  scrubStack(exception, "stacktrace", scrubbing);
  scrubStack(exception, "raw_stacktrace", scrubbing);
  const { mechanism } = exception;
  if (!mechanism) return;
  scrubbing.marks.enter("mechanism");
  if (mechanism.description !== undefined) {
    mechanism.description = scrubText("description", mechanism.description, "message", scrubbing);
  }
  if (mechanism.data) scrubInside("data", mechanism.data, "data", scrubbing);
  scrubbing.marks.leave();
}

/** Lines of source speak of passwords all the time: only what has the form of a secret goes. */
function scrubFrame(frame: Frame, scrubbing: Scrubbing): void {
  if (frame.context_line !== undefined) {
    frame.context_line = scrubText("context_line", frame.context_line, "words", scrubbing);
  }
  if (frame.pre_context) scrubInside("pre_context", frame.pre_context, "words", scrubbing);
  if (frame.post_context) scrubInside("post_context", frame.post_context, "words", scrubbing);
  if (frame.vars) scrubInside("vars", frame.vars, "data", scrubbing);
}
