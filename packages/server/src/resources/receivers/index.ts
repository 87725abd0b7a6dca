/** Where subscribers of every kind are called, how and with whose secret: the one list of the kinds. */
export { findReceivers } from "./find-receivers.ts";
export { headersFor, maskHeaders } from "./headers-for.ts";
export {
  keyOfSubscriber,
  openReceiver,
  type OpenReceiver,
  type Receiver,
  type Receivers,
} from "./model.ts";
export { type OpenTarget, Targets } from "./targets.ts";
