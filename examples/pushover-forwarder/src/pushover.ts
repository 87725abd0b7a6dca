import type { Settings } from "./settings.ts";

/** What appears on a phone. */
export interface Notification {
  title: string;
  message: string;
  url: string;
}

/** Pushover cuts off what is longer. */
const MAX_TITLE = 250;
const MAX_MESSAGE = 1024;

/** Sends one notification. Throws when Pushover does not take it. */
export async function push(settings: Settings, { title, message, url }: Notification) {
  const response = await fetch(`${settings.pushoverUrl}/1/messages.json`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      user: settings.pushoverUser,
      token: settings.pushoverToken,
      title: title.slice(0, MAX_TITLE),
      message: message.slice(0, MAX_MESSAGE),
      url,
      url_title: "Issue Details",
      priority: 0,
    }),
    signal: AbortSignal.timeout(10_000),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`Pushover answered ${response.status}`);
}
