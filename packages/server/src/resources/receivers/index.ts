/** Where subscribers of every kind are called, and with whose secret: the one list of the kinds. */
export { findReceivers } from "./find-receivers.ts";
export {
  keyOfSubscriber,
  openReceiver,
  type OpenReceiver,
  type Receiver,
  type Receivers,
} from "./model.ts";
