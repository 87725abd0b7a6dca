import { getDelivery, readDeliveryFeed, resendDelivery } from "@vedette/contract";
import type { Command } from "commander";
import { addApiOptions, type ApiConnection, CannotAsk, openConnection } from "../api-connection.ts";
import { forward, tellAnswer } from "../listen/forward.ts";

interface ResendFlags {
  url?: string;
  forwardTo?: string;
}

export function addResend(program: Command): void {
  const command = program
    .command("resend <delivery>")
    .description("Send a delivery again, now.")
    .option(
      "--forward-to <address>",
      "Send it from here to this address, and not to the integration's own.",
    );
  addApiOptions(command).action(async (delivery: string, flags: ResendFlags) => {
    const connection = openConnection(flags);
    const line =
      flags.forwardTo === undefined
        ? await resend(connection, delivery)
        : await resendHere(connection, delivery, flags.forwardTo);
    process.stdout.write(`${line}\n`);
  });
}

async function resend({ client }: ApiConnection, delivery: string): Promise<string> {
  const { body } = await client.call(resendDelivery, { params: { delivery } });
  return `${body.event} is sent again; see what becomes of it: vedette why ${body.id}`;
}

async function resendHere(
  { client }: ApiConnection,
  delivery: string,
  address: string,
): Promise<string> {
  const { app } = (await client.call(getDelivery, { params: { delivery } })).body;
  const feed =
    app === null
      ? undefined
      : await client.call(readDeliveryFeed, {
          params: { app: app.slug },
          query: { after: Number(delivery) - 1, limit: 1 },
        });
  const fed = feed?.body.deliveries.find(({ id }) => id === delivery);
  if (fed === undefined) throw new CannotAsk("There is nothing of this delivery that can be sent.");
  return tellAnswer(fed, await forward(fed, address));
}
