/** Which mails people want; whoever owes many people a mail leaves out those who do not. */
export { readStopLink, stopLink } from "./stop-link.ts";
export { chooseMail, findUnwilling } from "./store.ts";
