import type {
  CatchAll as CatchAllShape,
  CaughtRequest as CaughtRequestShape,
  CaughtRequestDetail,
} from "@vedette/contract";
import { isUtf8 } from "node:buffer";
import { formatInstant } from "../../protocol/index.ts";
import type { Links } from "../instance.ts";
import type { CatchAll, CaughtRequest } from "./model.ts";

export function presentCatchAll(catchAll: CatchAll, { baseUrl }: Links): CatchAllShape {
  return {
    url: `${baseUrl}/catch/${catchAll.token}`,
    answerStatus: catchAll.answerStatus,
    dateCreated: formatInstant(catchAll.createdAt),
  };
}

export function presentRequest(request: CaughtRequest): CaughtRequestShape {
  const type = request.headers.find(([name]) => name === "content-type");
  return {
    id: String(request.id),
    dateReceived: formatInstant(request.receivedAt),
    method: request.method,
    path: request.path,
    contentType: type?.[1] ?? null,
    size: request.size,
  };
}

export function presentRequestDetail(request: CaughtRequest): CaughtRequestDetail {
  const body = Buffer.from(request.body);
  const isTruncated = request.size > body.length;
  const text = isTruncated ? withoutHalfCharacter(body) : body;
  const isText = isUtf8(text) && !text.includes(0);
  return {
    ...presentRequest(request),
    headers: request.headers.map(([name, value]) => [name, value]),
    body: isText ? text.toString("utf8") : body.toString("base64"),
    bodyEncoding: isText ? "text" : "base64",
    isTruncated,
    ipAddress: request.ipAddress,
  };
}

/** A text that was cut may end within a character. */
function withoutHalfCharacter(body: Buffer): Buffer {
  for (let cut = 0; cut < 4; cut++) {
    const shorter = body.subarray(0, body.length - cut);
    if (isUtf8(shorter)) return shorter;
  }
  return body;
}
