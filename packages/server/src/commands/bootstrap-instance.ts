import { Problem } from "@vedette/contract/problems";
import type { SettingsSource } from "../config/index.ts";
import { bootstrap, type Bootstrapped, type BootstrapInput } from "../resources/setup/index.ts";
import { CannotRun } from "./cannot-run.ts";
import { withInstance } from "./with-instance.ts";

/** `bootstrap` on the instance that the settings name. A refusal becomes `CannotRun`. */
export async function bootstrapInstance(
  source: SettingsSource,
  input: BootstrapInput,
): Promise<Bootstrapped> {
  return await withInstance(source, async (instance) => {
    try {
      return await bootstrap(instance, input);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      throw new CannotRun(error.message, { cause: error });
    }
  });
}
