/** The payload is no JSON object, so there is nothing to normalise. `message` may be shown to people. */
export class UnprocessableEvent extends Error {
  override readonly name = "UnprocessableEvent";
}
