import * as z from "zod";

// Zod tries whether it may compile code, and a page whose policy forbids that reports the attempt
// as a violation. This must run before the first schema is made.
if ("document" in globalThis) z.config({ jitless: true });
