import type { HootState } from "@vedette/contract";
import { type Badge, describeBadge, describeRecord } from "./badge.ts";
import { escapeXml } from "./escape-xml.ts";
import { fitText, measureText, wrapText } from "./measure-text.ts";

interface Palette {
  background: string;
  border: string;
  text: string;
  faint: string;
  /** Of the face, and of the word for the state: readable on the background. */
  states: Readonly<Record<HootState, string>>;
}

const PALETTES: Readonly<Record<"light" | "dark", Palette>> = {
  light: {
    background: "#ffffff",
    border: "#d0d7de",
    text: "#1f2328",
    faint: "#59636e",
    states: {
      happy: "#1a7f37",
      sad: "#9a6700",
      sick: "#cf222e",
      neutral: "#0969da",
      disabled: "#6e7781",
    },
  },
  dark: {
    background: "#161b22",
    border: "#3d444d",
    text: "#f0f6fc",
    faint: "#9198a1",
    states: {
      happy: "#3fb950",
      sad: "#d29922",
      sick: "#ff6b64",
      neutral: "#58a6ff",
      disabled: "#8b949e",
    },
  },
};

export const CARD_WIDTH = 300;
export const CARD_HEIGHT = 75;

const LEFT = 52;
const RIGHT = CARD_WIDTH - 12;
const NAME = { sizePx: 13, isBold: true };
const STATE = { sizePx: 11, isBold: true };
const MESSAGE = { sizePx: 11 };
const LINE_PX = 14;

/** A badge of several lines as SVG, 300 pixels wide, and as high as its message needs. */
export function renderCard(badge: Badge, style: "light" | "dark"): string {
  const palette = PALETTES[style];
  const color = palette.states[badge.state];
  const stateWidth = measureText(badge.state, STATE);
  const name = fitText(oneLine(badge.name), RIGHT - LEFT - stateWidth - 8, NAME);
  const lines = wrapText(badge.message, RIGHT - LEFT, MESSAGE);
  const record = badge.recordAt === null ? [] : [describeRecord(badge.recordAt)];
  const recordY = 40 + lines.length * LINE_PX;
  const height = Math.max(CARD_HEIGHT, recordY + (record.length === 0 ? -4 : 8));
  const rows = [
    text(name, { x: LEFT, y: 23, fill: palette.text, size: 13, weight: "bold" }),
    text(badge.state, {
      x: RIGHT,
      y: 23,
      fill: color,
      size: 11,
      weight: "bold",
      anchor: "end",
    }),
    ...lines.map((line, index) =>
      text(line, { x: LEFT, y: 40 + index * LINE_PX, fill: palette.text, size: 11 }),
    ),
    ...record.map((line) => text(line, { x: LEFT, y: recordY, fill: palette.faint, size: 10 })),
  ];
  const title = escapeXml(describeBadge(badge));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${height}" viewBox="0 0 ${CARD_WIDTH} ${height}" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<clipPath id="card"><rect width="${CARD_WIDTH}" height="${height}" rx="8"/></clipPath>`,
    `<g clip-path="url(#card)">`,
    `<rect x="0.5" y="0.5" width="${CARD_WIDTH - 1}" height="${height - 1}" rx="8" fill="${palette.background}" stroke="${palette.border}"/>`,
    `<rect width="6" height="${height}" fill="${color}"/>`,
    renderFace(badge.state, color, palette.background),
    `<g font-family="Verdana,'DejaVu Sans',Geneva,sans-serif">`,
    ...rows,
    `</g></g></svg>`,
  ].join("\n");
}

interface TextPlace {
  x: number;
  y: number;
  fill: string;
  size: number;
  weight?: "bold";
  anchor?: "end";
}

function text(content: string, { x, y, fill, size, weight, anchor }: TextPlace): string {
  const bold = weight === undefined ? "" : ` font-weight="${weight}"`;
  const end = anchor === undefined ? "" : ` text-anchor="${anchor}"`;
  return `<text x="${x}" y="${y}" fill="${fill}" font-size="${size}"${bold}${end}>${escapeXml(content)}</text>`;
}

/** Told apart by the mouth as well as by the colour. */
const MOUTHS: Readonly<Record<HootState, string>> = {
  happy: "M21 37 Q28 46 35 37",
  sad: "M21 42 Q28 34 35 42",
  sick: "M20 41 L24 37 L28 41 L32 37 L36 41",
  neutral: "M21 40 L35 40",
  disabled: "M23 40 L33 40",
};

function renderFace(state: HootState, color: string, background: string): string {
  return [
    `<circle cx="28" cy="34" r="16" fill="${color}"/>`,
    state === "disabled"
      ? `<path d="M20 30h5M31 30h5" stroke="${background}" stroke-width="2"/>`
      : `<circle cx="22.5" cy="30" r="2" fill="${background}"/><circle cx="33.5" cy="30" r="2" fill="${background}"/>`,
    `<path d="${MOUTHS[state]}" fill="none" stroke="${background}" stroke-width="2.5" stroke-linecap="round"/>`,
  ].join("");
}

function oneLine(content: string): string {
  return content.replaceAll(/\s+/g, " ").trim();
}
