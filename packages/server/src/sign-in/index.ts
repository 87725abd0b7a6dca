/** How people prove who they are, and how every call is told whose it is. */
export { createFindActor, type FindIntegration } from "./find-actor.ts";
export { createSignIn, type SignIn } from "./create-sign-in.ts";
export { RESET_LIFETIME_S } from "./reset-password.ts";
