/** A setting that cannot be followed. Its message is one sentence for the operator, naming it. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}
