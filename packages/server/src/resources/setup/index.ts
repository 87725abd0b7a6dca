/** How an empty instance gets its first person: through a link printed once, or by a command. */
export { bootstrap, type Bootstrapped, type BootstrapInput } from "./bootstrap.ts";
export { ensureSetupToken } from "./ensure-setup-token.ts";
