/** Catch-alls: a person's own address that records whatever is sent to it, to look at what is sent. */
export { createCatchRequest, type IncomingRequest } from "./catch-request.ts";
export { deleteOldCaughtRequests } from "./store-purge.ts";
