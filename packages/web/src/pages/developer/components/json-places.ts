/** Where something stands in a text: both begin with 1. */
export interface Place {
  line: number;
  column: number;
}

/** A JSON text that was read; `lines` has the line of every value by its path, as `elements.0.uri`. */
export type ReadJson =
  | { value: unknown; lines: ReadonlyMap<string, number>; fault?: never }
  | { fault: Place & { sentence: string } };

/**
 * Reads JSON and remembers on which line each value begins. What is wrong is said in a sentence,
 * with its place. Empty text is an empty object.
 */
export function readJson(text: string): ReadJson {
  if (text.trim() === "") return { value: {}, lines: new Map() };
  const reader = new Reader(text);
  try {
    const value = reader.readAll();
    return { value, lines: reader.lines };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { fault: { ...toPlace(text, error.at), sentence: error.message } };
  }
}

/** The line and column of a position. */
export function toPlace(text: string, at: number): Place {
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Nothing that builders write is deeper; without an end, a text of brackets would fill the stack. */
const MAX_DEPTH = 100;

class Fault extends Error {
  readonly at: number;
  constructor(at: number, sentence: string) {
    super(sentence);
    this.at = at;
  }
}

class Reader {
  readonly lines = new Map<string, number>();
  readonly #text: string;
  #at = 0;
  /** Line of `#lineAt`, so that lines are counted once. */
  #line = 1;
  #lineAt = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readAll(): unknown {
    const value = this.#readValue("", 0);
    this.#skipBlanks();
    if (this.#at < this.#text.length)
      this.#fail("There is more after the end. Is a bracket closed too early?");
    return value;
  }

  #readValue(path: string, depth: number): unknown {
    this.#skipBlanks();
    this.lines.set(path, this.#currentLine());
    if (depth > MAX_DEPTH) this.#fail("This is nested too deeply.");
    const next = this.#text[this.#at];
    if (next === "{") return this.#readObject(path, depth);
    if (next === "[") return this.#readList(path, depth);
    if (next === '"') return this.#readString();
    return this.#readPlain();
  }

  #readObject(path: string, depth: number): unknown {
    const entries: [string, unknown][] = [];
    this.#at++;
    for (let isFirst = true; !this.#take("}"); isFirst = false) {
      if (!isFirst) this.#expect(",", "A comma or } is missing here.");
      this.#skipBlanks();
      if (this.#text[this.#at] === "}") this.#fail("Take away the comma before this }.");
      if (this.#text[this.#at] !== '"') this.#fail("A name in double quotes is missing here.");
      const name = this.#readString();
      this.#expect(":", "A colon is missing here.");
      entries.push([name, this.#readValue(join(path, name), depth + 1)]);
    }
    return Object.fromEntries(entries);
  }

  #readList(path: string, depth: number): unknown[] {
    const items: unknown[] = [];
    this.#at++;
    for (let isFirst = true; !this.#take("]"); isFirst = false) {
      if (!isFirst) this.#expect(",", "A comma or ] is missing here.");
      this.#skipBlanks();
      if (this.#text[this.#at] === "]") this.#fail("Take away the comma before this ].");
      items.push(this.#readValue(join(path, String(items.length)), depth + 1));
    }
    return items;
  }

  #readString(): string {
    const found = /"(?:[^"\\\n]|\\(?:["\\/bfnrt]|u[0-9a-f]{4}))*"/iy;
    return String(
      this.#readBy(found, "This text is not closed, or holds a sign that has to be escaped."),
    );
  }

  #readPlain(): unknown {
    const found = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.])/y;
    if (this.#at >= this.#text.length)
      this.#fail("The text ends too early. Is a bracket not closed?");
    return this.#readBy(
      found,
      'A value is missing here: "text", a number, true, false, null, { or [.',
    );
  }

  #readBy(pattern: RegExp, sentence: string): unknown {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    const value = found === undefined ? undefined : parse(found);
    if (found === undefined || value === undefined) this.#fail(sentence);
    this.#at += found.length;
    return value;
  }

  #take(sign: string): boolean {
    this.#skipBlanks();
    if (this.#text[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }

  #expect(sign: string, sentence: string): void {
    if (!this.#take(sign)) this.#fail(sentence);
  }

  #skipBlanks(): void {
    while (/^[ \t\r\n]$/.test(this.#text[this.#at] ?? "")) this.#at++;
  }

  #currentLine(): number {
    for (; this.#lineAt < this.#at; this.#lineAt++) {
      if (this.#text[this.#lineAt] === "\n") this.#line++;
    }
    return this.#line;
  }

  #fail(sentence: string): never {
    throw new Fault(this.#at, sentence);
  }
}

function join(path: string, part: string): string {
  return path === "" ? part : `${path}.${part}`;
}

/** A text, number or word of JSON; undefined for one that is none after all, as with a tab in a text. */
function parse(found: string): unknown {
  try {
    return JSON.parse(found) as unknown;
  } catch {
    return undefined;
  }
}
