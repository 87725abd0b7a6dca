import type { Hoot as WireHoot, HootPopup } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { TargetWords } from "../alert-targets/index.ts";
import type { Links } from "../instance.ts";
import type { Sentry } from "../sentries/index.ts";
import { findBroken, showActions } from "./actions/show-actions.ts";
import { badgeUrls, popupUrl } from "./addresses.ts";
import { CARD_HEIGHT, CARD_WIDTH } from "./badge/render-card.ts";
import { escapeXml } from "./badge/escape-xml.ts";
import { type Hoot, shownOf } from "./model.ts";

export function presentHoot(
  links: Links,
  hoot: Hoot,
  around: {
    sentries: readonly Sentry[];
    isFollowed: boolean;
    words: TargetWords;
    /** Of webhooks that are new, by their ids. */
    secrets: ReadonlyMap<number, string>;
    now: number;
  },
): WireHoot {
  const { uid, override } = hoot;
  const errors = findBroken(hoot.actions, around.words);
  const shown = shownOf(hoot, around.now);
  return {
    uid,
    name: hoot.name,
    description: hoot.description,
    link: hoot.link,
    text: hoot.text,
    faq: [...hoot.faq],
    isEnabled: hoot.isEnabled,
    state: shown.state,
    message: shown.message,
    latestRecordAt: toInstant(shown.recordAt),
    lastChange: formatInstant(hoot.changedAt),
    override: override && {
      state: override.state,
      message: override.message,
      until: toInstant(override.untilAt),
    },
    sentries: around.sentries.map(({ uid: sentry, name, state }) => ({
      uid: sentry,
      name,
      state,
    })),
    isFollowed: around.isFollowed,
    actions: showActions(hoot.actions, around.words, around.secrets),
    ...(errors.length > 0 && { errors }),
    badge: badgeUrls(links, uid),
    popupUrl: popupUrl(links, uid),
    snippets: presentSnippets(links, hoot),
    dateCreated: formatInstant(hoot.createdAt),
  };
}

/** What members see when they open a badge; `notes` are public ones, the newest first. */
export function presentPopup(
  hoot: Hoot,
  around: {
    sentries: readonly Sentry[];
    notes: readonly {
      sentryId: number;
      state: Sentry["state"];
      note: string;
      createdAt: number;
    }[];
    isFollowed: boolean;
    organization: { slug: string };
    now: number;
  },
): HootPopup {
  const { sentries, now } = around;
  const shown = shownOf(hoot, now);
  return {
    uid: hoot.uid,
    name: hoot.name,
    description: hoot.description,
    link: hoot.link,
    text: hoot.text,
    faq: [...hoot.faq],
    state: shown.state,
    message: shown.message,
    latestRecordAt: toInstant(shown.recordAt),
    lastChange: formatInstant(hoot.changedAt),
    isOverridden: isOverridden(hoot, now),
    isFollowed: around.isFollowed,
    organization: { slug: around.organization.slug },
    sentries: sentries.map((one) => ({
      uid: one.uid,
      name: one.name,
      description: one.description,
      state: one.state,
      message: one.message,
      latestRecordAt: toInstant(one.recordAt),
      lastUpdate: toInstant(one.updatedAt),
    })),
    notes: around.notes.map(({ sentryId, state, note, createdAt }) => ({
      sentry: sentries.find(({ id }) => id === sentryId)?.name ?? "",
      state,
      note,
      dateCreated: formatInstant(createdAt),
    })),
  };
}

function isOverridden({ isEnabled, override }: Hoot, now: number): boolean {
  return isEnabled && override !== null && (override.untilAt === null || override.untilAt > now);
}

/** Each is whole and escaped for where it goes. */
function presentSnippets(links: Links, { uid, name }: Hoot): WireHoot["snippets"] {
  const badge = badgeUrls(links, uid);
  const page = escapeXml(popupUrl(links, uid));
  const svg = escapeXml(badge.svg.light);
  const alt = escapeXml(name);
  return {
    url: badge.svg.light,
    html: `<a href="${page}"><img src="${svg}" alt="${alt}"></a>`,
    markdown: `[![${escapeMarkdown(name)}](${badge.svg.light})](${popupUrl(links, uid)})`,
    iframe: `<iframe src="${escapeXml(badge.iframe)}" title="${alt}" width="${CARD_WIDTH}" height="${CARD_HEIGHT}" frameborder="0"></iframe>`,
    script: `<script async src="${escapeXml(badge.script)}"></script>`,
  };
}

function escapeMarkdown(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_[\]<>()!#|~&]/g, "\\$&");
}

function toInstant(at: number | null): string | null {
  return at === null ? null : formatInstant(at);
}
