/** Takes secrets out of an event before anybody stores, hashes, sends or logs it. Pure. */
export { scrub } from "./scrub.ts";
