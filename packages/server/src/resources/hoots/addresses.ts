import type { Links } from "../instance.ts";

/** The page that opens on a click on the badge; the browser's own route. */
export function popupUrl({ baseUrl }: Links, uid: string): string {
  return `${baseUrl}/hoots/${uid}/`;
}

/** Where a hoot's badge is, in all its forms; none of them asks who is looking. */
export function badgeUrls({ baseUrl }: Links, uid: string) {
  const badge = `${baseUrl}/badges/${uid}`;
  return {
    svg: {
      light: `${badge}.svg`,
      dark: `${badge}.svg?style=dark`,
      flat: `${badge}.svg?style=flat`,
    },
    json: `${badge}.json`,
    shields: `${badge}/shields.json`,
    iframe: `${badge}/frame`,
    script: `${badge}/embed.js`,
  };
}
