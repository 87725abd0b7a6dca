/** A kind of text that differs from event to event without making it another error. */
export interface Parameter {
  /** What stands in its place, in angle brackets. */
  name: string;
  /**
   * Starts and ends at the borders of a word, and looks at each character a bounded number of times
   * whatever the text: messages are written by strangers.
   */
  pattern: RegExp;
}

/** Where several match at the same place, the first in this list wins (docs/wire.md). */
export const PARAMETERS: readonly Parameter[] = [
  { name: "email", pattern: /(?<![\w.%+-])[\w.%+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}/i },
  { name: "url", pattern: /(?<![a-z0-9])(?:wss?|https?|ftp):\/\/\S+/i },
  { name: "hostname", pattern: hostname() },
  { name: "ip", pattern: ip() },
  { name: "traceparent", pattern: traceparent() },
  {
    name: "uuid",
    pattern:
      /(?<![a-z0-9])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![a-z0-9])/i,
  },
  { name: "sha1", pattern: /(?<![a-z0-9])[0-9a-f]{40}(?![a-z0-9])/i },
  { name: "md5", pattern: /(?<![a-z0-9])[0-9a-f]{32}(?![a-z0-9])/i },
  { name: "date", pattern: date() },
  {
    name: "duration",
    pattern: /(?<![a-zA-Z0-9.])(?:\d+h)?(?:\d+m)?\d+(?:\.\d+)?(?:ns|us|µs|ms|s)(?![a-zA-Z0-9])/,
  },
  { name: "hex", pattern: hex() },
  {
    name: "git_sha",
    pattern: /(?<![a-zA-Z0-9])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7}(?![a-zA-Z0-9])/,
  },
  { name: "float", pattern: /(?<![a-z0-9.])[+-]?\d*\.\d+(?:e[+-]?\d+)?(?![a-z0-9])/i },
  { name: "int", pattern: /(?<![a-z0-9])[+-]?\d{1,7}(?![a-z0-9])/i },
  { name: "quoted_str", pattern: /(?<==)(?:'[^'\n]*'|"[^"\n]*")/ },
  { name: "bool", pattern: /(?<==)(?:true|false)(?![a-z0-9])/i },
];

/** Endings that are also everyday names of properties (`app`, `id`, `info`, `name`) are left out. */
function hostname(): RegExp {
  const endings =
    "com|net|org|edu|gov|mil|biz|int|io|dev|cloud|co|ai|tv|xyz|local|internal|" +
    "eu|uk|us|ca|de|fr|nl|be|jp|cn|kr|ru|ua|br|mx|au|nz|ch|es|pt|se|dk|fi|pl|cz";
  return new RegExp(String.raw`(?<![\w.-])(?:[a-z0-9_-]+\.)+(?:${endings})(?![\w-]|\.\w)`, "i");
}

function ip(): RegExp {
  const byte = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`;
  const v4 = String.raw`(?:${byte}\.){3}${byte}(?!\w|\.\d)`;
  const word = "[0-9a-f]{1,4}";
  const end = String.raw`(?:(?:${byte}\.){3}${byte}|${word})`;
  const full = `(?:${word}:){6}(?:${word}:${word}|(?:${byte}\\.){3}${byte})`;
  const short = `(?:${word}(?::${word}){0,6})?::(?:(?:${word}:){0,6}${end})?`;
  // `std::vector` and `Foo::Bar` are no addresses, `::` alone is punctuation.
  const v6 = String.raw`(?=[a-f:]*\d)(?:${full}|${short})(?![\w:]|\.\d)`;
  return new RegExp(String.raw`(?<![\w.:])(?:${v4}|${v6})`, "i");
}

function traceparent(): RegExp {
  const w3c = "[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}";
  const aws = "1-[0-9a-f]{8}-[0-9a-f]{24}";
  return new RegExp(`(?<![a-z0-9])(?:${w3c}|${aws})(?![a-z0-9])`, "i");
}

function date(): RegExp {
  const weekday = "(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?";
  const month = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
  const time = String.raw`\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?(?: ?[AP]M)?`;
  const zone = String.raw`(?: ?(?:Z|UTC|GMT|[A-Z]{3}|(?:UTC|GMT)?[+-]\d{2}:?\d{2}))`;
  const forms = [
    // RFC 822 and 1123, RFC 850
    String.raw`(?:${weekday}, )?\d{1,2} ${month}[a-z]* \d{2,4}(?: \d{2}:\d{2}(?::\d{2})?${zone}?)?`,
    String.raw`${weekday}, \d{1,2}-${month}-\d{2,4} ${time}${zone}?`,
    // A script's Date as text, and the C library's
    String.raw`${weekday} ${month} \d{1,2} \d{4} ${time}(?: GMT[+-]\d{4}(?: \([^()\n]{1,60}\))?)?`,
    String.raw`${weekday} ${month} {1,2}\d{1,2} ${time}(?: [A-Z]{3,4})? \d{4}`,
    // ISO 8601 and RFC 3339
    String.raw`\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?${zone}?)?`,
    String.raw`\d{8}T\d{6}(?:\.\d+)?${zone}?`,
    String.raw`datetime\.datetime\([^)\n]{1,200}\)`,
    time,
  ];
  return new RegExp(String.raw`(?<![a-zA-Z0-9])(?:${forms.join("|")})(?![a-zA-Z0-9])`);
}

function hex(): RegExp {
  const prefixed = "0[xX][0-9a-fA-F]+";
  const lower = String.raw`(?=[a-f]*\d)[0-9a-f]{8,}`;
  const upper = String.raw`(?=[A-F]*\d)[0-9A-F]{8,}`;
  return new RegExp(`(?<![a-zA-Z0-9])(?:${prefixed}|${lower}|${upper})(?![a-zA-Z0-9])`);
}
