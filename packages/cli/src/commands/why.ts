import { getDelivery, tellDeliveryStory } from "@vedette/contract";
import type { Command } from "commander";
import { addApiOptions, openConnection } from "../api-connection.ts";

export function addWhy(program: Command): void {
  const command = program
    .command("why <delivery>")
    .description("Tell what became of a delivery, attempt by attempt, in words.")
    .option("--json", "Print all that is known of it as JSON instead.");
  addApiOptions(command).action(
    async (delivery: string, flags: { url?: string; json?: boolean }) => {
      const { client } = openConnection(flags);
      const { body } = await client.call(getDelivery, { params: { delivery } });
      const lines = flags.json ? [JSON.stringify(body, null, 2)] : tellDeliveryStory(body);
      process.stdout.write(`${lines.join("\n")}\n`);
    },
  );
}
