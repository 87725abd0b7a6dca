/**
 * Lets so many requests to one origin run at a time; the others wait in line. A request's clock
 * starts when it is let through, so a receiver never answers for the time we made it wait.
 */
export class OriginGate {
  readonly #limit: number;
  readonly #lines = new Map<string, Line>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Calls `start` now or as soon as there is room. Each start owes one `leave`. */
  enter(origin: string, start: () => void): void {
    let line = this.#lines.get(origin);
    if (line === undefined) {
      line = { running: 0, waiting: [], next: 0 };
      this.#lines.set(origin, line);
    }
    if (line.running < this.#limit) {
      line.running++;
      start();
    } else {
      line.waiting.push(start);
    }
  }

  leave(origin: string): void {
    const line = this.#lines.get(origin);
    if (line === undefined) return;
    const start = line.waiting[line.next];
    if (start !== undefined) {
      line.next++;
      compact(line);
      start();
    } else if (--line.running === 0) {
      this.#lines.delete(origin);
    }
  }
}

interface Line {
  running: number;
  waiting: (() => void)[];
  /** Those before it in `waiting` have been let through. */
  next: number;
}

/** Taking from the front of a long array is slow, so it is done in strides. */
function compact(line: Line): void {
  if (line.next === line.waiting.length) {
    line.waiting = [];
    line.next = 0;
  } else if (line.next >= 1024) {
    line.waiting = line.waiting.slice(line.next);
    line.next = 0;
  }
}
