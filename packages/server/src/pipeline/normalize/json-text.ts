import type { Json } from "../seams.ts";

/** Deeper containers are written as dots: no stack is deep enough for what may be sent. */
const MAX_DEPTH = 100;

/**
 * JSON text of a value, written only as far as `maxChars` asks: the result is complete when it is no
 * longer than that, else longer and for the caller to cut.
 */
export function toJsonText(value: Json, maxChars: number): string {
  const writer: Writer = { text: "", maxChars };
  write(value, writer, 0);
  return writer.text;
}

interface Writer {
  text: string;
  readonly maxChars: number;
}

function write(value: Json, writer: Writer, depth: number): void {
  if (writer.text.length > writer.maxChars) return;
  if (typeof value === "string") writer.text += quote(value, writer.maxChars);
  else if (typeof value !== "object" || value === null) writer.text += JSON.stringify(value);
  else if (depth >= MAX_DEPTH) writer.text += '"..."';
  else if (Array.isArray(value)) writeList(value, writer, depth + 1);
  else writeObject(value, writer, depth + 1);
}

function writeList(list: Json[], writer: Writer, depth: number): void {
  writer.text += "[";
  for (let at = 0; at < list.length; at++) {
    if (writer.text.length > writer.maxChars) return;
    if (at > 0) writer.text += ",";
    write(list[at] ?? null, writer, depth);
  }
  writer.text += "]";
}

function writeObject(object: { [key: string]: Json }, writer: Writer, depth: number): void {
  writer.text += "{";
  let separator = "";
  for (const key in object) {
    if (writer.text.length > writer.maxChars) return;
    writer.text += `${separator}${quote(key, writer.maxChars)}:`;
    separator = ",";
    write(object[key] ?? null, writer, depth);
  }
  writer.text += "}";
}

function quote(text: string, maxChars: number): string {
  return JSON.stringify(text.length > maxChars ? text.slice(0, maxChars + 1) : text);
}
