import { Problem } from "@vedette/contract/problems";
import type { SettingsSource } from "../config/index.ts";
import { bootstrap, type Bootstrapped, type BootstrapInput } from "../resources/setup/index.ts";
import { CannotRun } from "./cannot-run.ts";
import { withServices } from "./with-services.ts";

/** `bootstrap` on the instance that the settings name. A refusal becomes `CannotRun`. */
export async function bootstrapInstance(
  source: SettingsSource,
  input: BootstrapInput,
): Promise<Bootstrapped> {
  return await withServices(source, async (services) => {
    try {
      return await bootstrap(services, input);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      throw new CannotRun(error.message, { cause: error });
    }
  });
}
