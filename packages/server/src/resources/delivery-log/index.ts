/** What subscribers were told and missed, for those who look after them: shown, and sent again. */
export { recoverNext } from "./recover-next.ts";
