import type { HootState } from "@vedette/contract";
import { type Badge, describeBadge } from "./badge.ts";
import { escapeXml } from "./escape-xml.ts";
import { fitText, measureText } from "./measure-text.ts";

/** Dark enough for white text. */
const COLORS: Readonly<Record<HootState, string>> = {
  happy: "#1a7f37",
  sad: "#9a6700",
  sick: "#c0202b",
  neutral: "#0969da",
  disabled: "#6e7781",
};

const FONT = { sizePx: 11 };
const PADDING = 7;

/** A badge of one line as SVG, 20 pixels high: the name, and how it is. */
export function renderFlat(badge: Badge): string {
  const label = fitText(oneLine(badge.name), 260, FONT);
  const message = oneLine(badge.message);
  const value = message === "" ? badge.state : `${badge.state}: ${message}`;
  const [labelWidth, valueWidth] = [widthOf(label), widthOf(value)];
  const left = labelWidth + 2 * PADDING;
  const width = left + valueWidth + 2 * PADDING;
  const title = escapeXml(describeBadge(badge));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" viewBox="0 0 ${width} 20" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<clipPath id="pill"><rect width="${width}" height="20" rx="3"/></clipPath>`,
    `<g clip-path="url(#pill)">`,
    `<rect width="${left}" height="20" fill="#444c56"/>`,
    `<rect x="${left}" width="${width - left}" height="20" fill="${COLORS[badge.state]}"/>`,
    `<g fill="#ffffff" font-family="Verdana,'DejaVu Sans',Geneva,sans-serif" font-size="11">`,
    // With its length given it fits exactly, whatever the font.
    text(label, PADDING, labelWidth),
    text(value, left + PADDING, valueWidth),
    `</g></g></svg>`,
  ].join("\n");
}

function text(content: string, x: number, width: number): string {
  return `<text x="${x}" y="14" textLength="${width}" lengthAdjust="spacingAndGlyphs">${escapeXml(content)}</text>`;
}

function widthOf(content: string): number {
  return Math.ceil(measureText(content, FONT));
}

function oneLine(content: string): string {
  return content.replaceAll(/\s+/g, " ").trim();
}
