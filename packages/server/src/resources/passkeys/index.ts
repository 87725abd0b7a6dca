/** Passkeys: keys of people's devices that sign them in (WebAuthn), in place of a password. */
export { findPasskeyHolder, startPasskeySignIn } from "./use-passkey.ts";
