import { expect, test } from "vitest";
import { readPieces } from "./read-pieces.ts";

test("words, pictures and videos are read, and nothing else", () => {
  expect(
    readPieces([
      { type: "header", text: "Before" },
      { type: "markdown", text: "**ten**" },
      { type: "image", url: "/1.png", alt: "The page" },
      { type: "video", url: "https://cdn.example/1.mp4", alt: "" },
      { type: "sound", url: "/1.mp3" },
      { type: "header" },
      null,
    ]),
  ).toEqual([
    { type: "header", text: "Before" },
    { type: "markdown", text: "**ten**" },
    { type: "image", url: "/1.png", alt: "The page" },
    { type: "video", url: "https://cdn.example/1.mp4" },
  ]);
  expect(readPieces({})).toEqual([]);
});
