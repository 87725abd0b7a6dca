import { getMailChoices, type MailChoices, updateMailChoices } from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import type { Db } from "../../storage/index.ts";
import type { Instance } from "../instance.ts";
import { chooseMail, findUnwanted } from "./store.ts";

export function mailChoiceRoutes({ storage }: Instance): Implemented[] {
  return [
    implement(getMailChoices, async ({ actor }) => ({
      status: 200,
      body: await readChoices(storage.db, actor.userId),
    })),

    implement(updateMailChoices, async ({ actor, body: { alerts, status } }) => ({
      status: 200,
      body: await storage.transaction(async (tx) => {
        if (alerts !== undefined) await chooseMail(tx, actor.userId, "alerts", alerts);
        if (status !== undefined) await chooseMail(tx, actor.userId, "status", status);
        return await readChoices(tx, actor.userId);
      }),
    })),
  ];
}

async function readChoices(db: Db, userId: number): Promise<MailChoices> {
  const unwanted = await findUnwanted(db, userId);
  return { alerts: !unwanted.has("alerts"), status: !unwanted.has("status") };
}
