/** A command cannot do what it was asked. The message is a sentence for the operator. */
export class CannotRun extends Error {
  override readonly name = "CannotRun";
}
