import type { Links } from "../../instance.ts";
import { badgeUrls, popupUrl } from "../addresses.ts";
import { type Badge, describeBadge } from "./badge.ts";
import { escapeXml } from "./escape-xml.ts";

/** How often an embedded badge looks again, seconds. */
const REFRESH_S = 60;

/** A page for `<iframe>`: the badge, which is a link, and nothing else. It runs no script. */
export function renderFrame(links: Links, badge: Badge, style: string): string {
  const query = style === "light" ? "" : `?style=${style}`;
  return [
    `<!doctype html>`,
    `<html lang="en"><head><meta charset="utf-8">`,
    `<meta http-equiv="refresh" content="${REFRESH_S}">`,
    `<meta name="robots" content="noindex">`,
    `<title>${escapeXml(badge.name)}</title>`,
    `<link rel="stylesheet" href="${escapeXml(links.baseUrl)}/badges/frame.css"></head>`,
    `<body><a href="${escapeXml(popupUrl(links, badge.uid))}" target="_blank" rel="noopener">`,
    `<img src="${escapeXml(badgeUrls(links, badge.uid).svg.light)}${query}" alt="${escapeXml(describeBadge(badge))}">`,
    `</a></body></html>`,
  ].join("\n");
}

/** The look of that page: the badge fills the frame and keeps its shape. */
export const FRAME_STYLE = `html, body, a { display: block; height: 100%; margin: 0; background: transparent; }
img { display: block; width: 100%; height: 100%; object-fit: contain; object-position: left top; }
`;

/**
 * A script for `<script src>`: puts the badge behind itself and keeps it fresh. `data-style` of the
 * element chooses `dark` or `flat`.
 */
export function renderScript(links: Links, badge: Badge): string {
  const facts = {
    image: badgeUrls(links, badge.uid).svg.light,
    page: popupUrl(links, badge.uid),
    text: badge.name,
  };
  return `(() => {
  const badge = ${JSON.stringify(facts)};
  const script = document.currentScript;
  if (!script) return;
  const style = script.dataset.style;
  const address = badge.image + (style ? "?style=" + encodeURIComponent(style) : "");
  const link = document.createElement("a");
  link.href = badge.page;
  link.target = "_blank";
  link.rel = "noopener";
  const image = document.createElement("img");
  image.alt = badge.text;
  image.src = address;
  link.append(image);
  script.after(link);
  setInterval(() => {
    image.src = address + (style ? "&" : "?") + "at=" + Date.now();
  }, ${REFRESH_S * 1000});
})();
`;
}
