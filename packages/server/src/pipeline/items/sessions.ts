import { sha256Hex } from "../../kit/index.ts";
import { type JsonObject, parseEventId } from "../../protocol/index.ts";
import {
  type CountedSessions,
  NO_SESSIONS,
  recordSessions,
  type SessionState,
  type SessionUpdate,
  type SessionUser,
} from "../../resources/release-health/index.ts";
import type { Json, RawItem } from "../seams.ts";
import { itemKind, type ItemReading } from "./item-kind.ts";
import { readJsonObject } from "./read-json-object.ts";
import {
  readAttributes,
  readStartHour,
  toCount,
  toObject,
  toSeenRelease,
} from "./session-fields.ts";

type Row = ({ update: SessionUpdate } | { sum: CountedSessions }) & { user: SessionUser | null };

/** Sessions, one by one or summed up by the sender (docs/wire.md): how healthy releases are. */
export const sessions = itemKind<Row>({
  types: ["session", "sessions"],
  maxBytes: 100 * 1024,
  read: (item) =>
    item.type === "session"
      ? readSession(item, readJsonObject(item.payload))
      : readSums(item, readJsonObject(item.payload)),
  async write({ storage, tx, now }, rows) {
    const updates = rows.flatMap((row) => ("update" in row ? [row.update] : []));
    const sums = rows.flatMap((row) => ("sum" in row ? [row.sum] : []));
    const users = rows.flatMap(({ user }) => (user ? [user] : []));
    await recordSessions(storage.engine, tx, { updates, sums, users }, now);
  },
});

function readSession(item: RawItem, session: JsonObject): ItemReading<Row> {
  const sid = parseEventId(session["sid"]);
  if (sid === undefined) throw new Error("has no sid");
  const place = readAttributes(session["attrs"]);
  const update = {
    ...place,
    projectId: item.projectId,
    sid,
    hour: readStartHour(session["started"], item),
    state: readState(session),
  };
  const user = readUser(item.projectId, session["did"], update, update.state);
  return { rows: [{ update, user }], releases: [toSeenRelease(item, place)] };
}

/** Whose session it was, when the sender says so. */
function readUser(
  projectId: number,
  did: Json | undefined,
  place: Omit<SessionUser, "userKey" | "worst" | "projectId">,
  worst: SessionState,
): SessionUser | null {
  if ((typeof did !== "string" && typeof did !== "number") || did === "") return null;
  const { release, environment, hour } = place;
  // What senders take for it is often an address: only whether it is the same one is kept.
  const userKey = sha256Hex(`${projectId}:${did}`).slice(0, 16);
  return { projectId, release, environment, hour, userKey, worst };
}

function readState(session: JsonObject): SessionState {
  const status = session["status"] ?? "ok";
  const hasErrors = toCount(session["errors"]) > 0;
  switch (status) {
    case "crashed":
    case "abnormal":
    case "unhandled":
      return status;
    case "errored":
      return "errored";
    case "ok":
    case "exited":
      return hasErrors ? "errored" : status;
    default:
      throw new Error("has a status that nobody knows");
  }
}

const MAX_SUMS = 100;

function readSums(item: RawItem, payload: JsonObject): ItemReading<Row> {
  const place = readAttributes(payload["attrs"]);
  const list = payload["aggregates"];
  if (!Array.isArray(list)) throw new Error("has no aggregates");
  const rows = list.slice(0, MAX_SUMS).map((value: Json): Row => {
    const sum = readSum(item, place, toObject(value));
    return { sum, user: readUser(item.projectId, toObject(value)["did"], sum, worstOf(sum)) };
  });
  return { rows, releases: rows.length > 0 ? [toSeenRelease(item, place)] : [] };
}

function readSum(
  item: RawItem,
  place: { release: string; environment: string },
  value: JsonObject,
): CountedSessions {
  const counts = {
    ...NO_SESSIONS,
    exited: toCount(value["exited"]),
    errored: toCount(value["errored"]),
    unhandled: toCount(value["unhandled"]),
    abnormal: toCount(value["abnormal"]),
    crashed: toCount(value["crashed"]),
  };
  const started = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const hour = readStartHour(value["started"], item);
  return { projectId: item.projectId, ...place, hour, ...counts, started };
}

function worstOf(sum: CountedSessions): SessionState {
  return (
    (["crashed", "abnormal", "unhandled", "errored"] as const).find((state) => sum[state] > 0) ??
    "exited"
  );
}
