/** Which mails people want; whoever owes many people a mail leaves out those who do not. */
export { findUnwilling } from "./store.ts";
