/** How the text of a setting is read; `READERS` in env.ts says what each takes. */
export type SettingType =
  | "port"
  | "text"
  | "url"
  | "bytes"
  | "count"
  | "days"
  | "milliseconds"
  | "log-level"
  | "roles"
  | "proxies"
  | "cidrs"
  | "loopback"
  | "ports"
  | "proxy"
  | "durations"
  | "addresses";

export interface Setting {
  /** Name of the command-line flag without its dashes; null: a secret, which others could see there. */
  readonly flag: string | null;
  readonly env: string;
  readonly type: SettingType;
  /** As one would write it; null: nothing, or found out as `describes` says. */
  readonly default: string | null;
  readonly describes: string;
}

/** Every setting there is. The flags of the command line and the documentation are held to it. */
export const SETTINGS = [
  {
    flag: "port",
    env: "VEDETTE_PORT",
    type: "port",
    default: "8000",
    describes: "Port to listen on; 0 takes a free one.",
  },
  {
    flag: "host",
    env: "VEDETTE_HOST",
    type: "text",
    default: "localhost",
    describes:
      "Address to listen on. localhost serves this machine only; 0.0.0.0 serves everybody.",
  },
  {
    flag: "url",
    env: "VEDETTE_URL",
    type: "url",
    default: null,
    describes:
      "Where people and programs reach this instance, used in links and DSNs. Without it: http://localhost and the port.",
  },
  {
    flag: "data-dir",
    env: "VEDETTE_DATA_DIR",
    type: "text",
    default: "./data",
    describes: "Folder of the database and the secret key; made when missing.",
  },
  {
    flag: null,
    env: "VEDETTE_SECRET_KEY",
    type: "text",
    default: null,
    describes:
      "At least 32 random characters that sign sessions and seal stored secrets. Without it: the file secret-key in the data folder, made at the first start.",
  },
  {
    flag: "log-level",
    env: "VEDETTE_LOG_LEVEL",
    type: "log-level",
    default: "info",
    describes: "How much is logged: debug, info, warn, error or silent.",
  },
  {
    flag: "role",
    env: "VEDETTE_ROLE",
    type: "roles",
    default: "all",
    describes:
      "What this process does: all, or a list of web, ingest and worker. Dividing them needs DATABASE_URL.",
  },
  {
    flag: "database-url",
    env: "DATABASE_URL",
    type: "text",
    default: null,
    describes: "A postgres:// URL. Without it: SQLite in the data folder.",
  },
  {
    flag: "trust-proxy",
    env: "VEDETTE_TRUST_PROXY",
    type: "proxies",
    default: "no",
    describes:
      "Whose X-Forwarded headers are believed: no, yes (everybody's), or a list of addresses and CIDR ranges of proxies, loopback among them.",
  },
  {
    flag: "max-event-bytes",
    env: "VEDETTE_MAX_EVENT_BYTES",
    type: "bytes",
    default: "1MiB",
    describes: "Largest event, decompressed.",
  },
  {
    flag: "max-envelope-bytes",
    env: "VEDETTE_MAX_ENVELOPE_BYTES",
    type: "bytes",
    default: "20MiB",
    describes: "Largest envelope, decompressed.",
  },
  {
    flag: "queue-limit",
    env: "VEDETTE_QUEUE_LIMIT",
    type: "count",
    default: "5000",
    describes: "Events that may wait to be stored; beyond it SDKs are told to come back later.",
  },
  {
    flag: "webhook-timeout-ms",
    env: "VEDETTE_WEBHOOK_TIMEOUT_MS",
    type: "milliseconds",
    default: "1000",
    describes: "How long a receiver of a webhook may take to answer.",
  },
  {
    flag: "webhooks-per-second",
    env: "VEDETTE_WEBHOOKS_PER_SECOND",
    type: "count",
    default: null,
    describes:
      "How many webhooks one receiver is sent within a second, by each process; more wait. Without it: any number.",
  },
  {
    flag: "component-timeout-ms",
    env: "VEDETTE_COMPONENT_TIMEOUT_MS",
    type: "milliseconds",
    default: "30000",
    describes: "How long an integration may take to answer what its UI components ask.",
  },
  {
    flag: "service-hook-timeout-ms",
    env: "VEDETTE_SERVICE_HOOK_TIMEOUT_MS",
    type: "milliseconds",
    default: "5000",
    describes: "How long a receiver of a service hook may take to answer.",
  },
  {
    flag: "egress-allow",
    env: "VEDETTE_EGRESS_ALLOW",
    type: "cidrs",
    default: "",
    describes:
      "CIDR ranges that webhooks may reach although they are private, such as 10.20.0.0/16,192.168.7.0/24.",
  },
  {
    flag: "egress-allow-loopback",
    env: "VEDETTE_EGRESS_ALLOW_LOOPBACK",
    type: "loopback",
    default: "auto",
    describes:
      "Whether webhooks may reach this machine itself: yes, no, or auto, which is yes while only this machine is served.",
  },
  {
    flag: "egress-ports",
    env: "VEDETTE_EGRESS_PORTS",
    type: "ports",
    default: "",
    describes: "Ports that webhooks may reach, such as 80,443,8443. Without it: any.",
  },
  {
    flag: null,
    env: "VEDETTE_EGRESS_PROXY",
    type: "proxy",
    default: null,
    describes:
      "A proxy that opens the connections of webhooks, such as http://user:password@proxy.example.com:3128; it is told addresses, never names.",
  },
  {
    flag: "retry-schedule",
    env: "VEDETTE_RETRY_SCHEDULE",
    type: "durations",
    default: "0,5s,1m,5m,30m,2h,6h,16h",
    describes: "Delay before each attempt of a delivery; as many attempts as delays.",
  },
  {
    flag: "delivery-late-ms",
    env: "VEDETTE_DELIVERY_LATE_MS",
    type: "milliseconds",
    default: "60000",
    describes: "When a delivery has been due for longer than this, /health/ready says degraded.",
  },
  {
    flag: "retention-days",
    env: "VEDETTE_RETENTION_DAYS",
    type: "days",
    default: "90",
    describes: "How long events are kept, in days, in projects that do not say otherwise.",
  },
  {
    flag: "delivery-retention-days",
    env: "VEDETTE_DELIVERY_RETENTION_DAYS",
    type: "days",
    default: "30",
    describes: "How long finished deliveries and their attempts are kept, in days.",
  },
  {
    flag: null,
    env: "VEDETTE_SMTP_URL",
    type: "text",
    default: null,
    describes:
      "The server that sends mail, such as smtps://user:password@mail.example.com. Without it no mail goes out, and invitations are links to pass on.",
  },
  {
    flag: "mail-from",
    env: "VEDETTE_MAIL_FROM",
    type: "text",
    default: null,
    describes: "Who mail comes from, such as Vedette <vedette@example.com>; needed to send any.",
  },
  {
    flag: "reviewers",
    env: "VEDETTE_REVIEWERS",
    type: "addresses",
    default: "",
    describes:
      "Mail addresses of those who decide which integrations are published, such as ada@example.com,bob@example.com. Without it requests wait on the staff page, and the log says so.",
  },
] as const satisfies readonly Setting[];

/** Variables that single commands read; not settings of the server. */
export const OTHER_VARIABLES: readonly string[] = ["VEDETTE_BOOTSTRAP_PASSWORD", "VEDETTE_DSN"];
