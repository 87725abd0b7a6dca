import { getMailChoices, type MailChoices, updateMailChoices } from "@vedette/contract";
import { MAIL_KINDS } from "@vedette/contract/mail-kinds";
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

    implement(updateMailChoices, async ({ actor, body }) => ({
      status: 200,
      body: await storage.transaction(async (tx) => {
        for (const kind of MAIL_KINDS) {
          const isWanted = body[kind];
          if (isWanted !== undefined) await chooseMail(tx, actor.userId, kind, isWanted);
        }
        return await readChoices(tx, actor.userId);
      }),
    })),
  ];
}

async function readChoices(db: Db, userId: number): Promise<MailChoices> {
  const unwanted = await findUnwanted(db, userId);
  return {
    alerts: !unwanted.has("alerts"),
    assignments: !unwanted.has("assignments"),
    mentions: !unwanted.has("mentions"),
    status: !unwanted.has("status"),
  };
}
