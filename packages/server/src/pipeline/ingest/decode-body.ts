import { promisify } from "node:util";
import * as zlib from "node:zlib";

/** The bytes as they were before compression, or why they cannot be had. */
export type DecodedBody =
  | { ok: true; bytes: Buffer }
  | { ok: false; status: 400 | 413 | 415; detail: string };

type Inflate = (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const gunzip: Inflate = promisify(zlib.gunzip);
const decoders: Readonly<Record<string, Inflate>> = {
  gzip: gunzip,
  "x-gzip": gunzip,
  deflate: inflateEither,
  br: promisify(zlib.brotliDecompress),
  zstd: promisify(zlib.zstdDecompress),
};

/**
 * Undoes `Content-Encoding` (gzip, deflate with or without its wrapper, br, zstd). `maxBytes` bounds
 * the result, not the input: inflating stops there, so a small bomb stays small.
 */
export async function decodeBody(
  body: Buffer,
  encoding: string | undefined,
  maxBytes: number,
): Promise<DecodedBody> {
  const name = (encoding ?? "identity").trim().toLowerCase();
  if (name === "identity" || name === "") {
    return body.length > maxBytes ? tooLarge(maxBytes) : { ok: true, bytes: body };
  }
  const decoder = decoders[name];
  if (!decoder)
    return {
      ok: false,
      status: 415,
      detail: `unsupported content encoding "${name.slice(0, 40)}"`,
    };
  try {
    const options = { maxOutputLength: maxBytes };
    return { ok: true, bytes: await decoder(body, options) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") return tooLarge(maxBytes);
    return { ok: false, status: 400, detail: `the body is not valid ${name}` };
  }
}

async function inflateEither(body: Buffer, options: { maxOutputLength: number }): Promise<Buffer> {
  // The zlib wrapper's first byte names deflate with a window; raw streams start otherwise.
  const wrapped =
    body.length > 1 && (body.readUInt8(0) & 0x0f) === 8 && body.readUInt16BE(0) % 31 === 0;
  return await (wrapped ? promisify(zlib.inflate) : promisify(zlib.inflateRaw))(body, options);
}

function tooLarge(maxBytes: number): DecodedBody {
  return { ok: false, status: 413, detail: `the body is larger than ${maxBytes} bytes` };
}
