import { createClient } from "@vedette/contract";

/** The one way to the server. The session cookie travels by itself: page and API share an origin. */
export const api = createClient({ baseUrl: "" });

/** How often a page that shows live facts asks again. */
export const LIVE_MS = 5_000;
