import {
  createPasskey,
  deletePasskey,
  listPasskeys,
  type Passkey as PasskeyShape,
  Problem,
  renamePasskey,
  startPasskey,
} from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import { implement, type Implemented } from "../../routing/index.ts";
import type { Instance } from "../instance.ts";
import { getUser } from "../users/index.ts";
import type { Passkey } from "./model.ts";
import { registerPasskey, startRegistration } from "./register-passkey.ts";
import { deletePasskeyRow, selectPasskeys, updatePasskeyName } from "./store.ts";

/** The caller's own passkeys; signing in with one is below `/api/auth/`. */
export function passkeyRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;

  const getOwn = async (userId: number, id: string): Promise<Passkey> => {
    const found = (await selectPasskeys(db, userId)).find((one) => String(one.id) === id);
    if (found === undefined) throw new Problem("not-found");
    return found;
  };

  return [
    implement(listPasskeys, async ({ actor }) => ({
      status: 200,
      body: (await selectPasskeys(db, actor.userId)).map(presentPasskey),
    })),

    implement(startPasskey, async ({ actor }) => ({
      status: 200,
      body: await startRegistration(instance, await getUser(db, actor.userId)),
    })),

    implement(createPasskey, async ({ actor, body }) => {
      const passkey = await registerPasskey(instance, await getUser(db, actor.userId), body);
      return { status: 201, body: presentPasskey(passkey) };
    }),

    implement(renamePasskey, async ({ actor, params, body: { name } }) => {
      const passkey = await getOwn(actor.userId, params.passkey);
      await updatePasskeyName(db, passkey.id, name);
      return { status: 200, body: presentPasskey({ ...passkey, name }) };
    }),

    implement(deletePasskey, async ({ actor, params }) => {
      await deletePasskeyRow(db, (await getOwn(actor.userId, params.passkey)).id);
      return { status: 204 };
    }),
  ];
}

function presentPasskey({ id, name, createdAt, lastUsedAt }: Passkey): PasskeyShape {
  return {
    id: String(id),
    name,
    dateCreated: formatInstant(createdAt),
    dateLastUsed: lastUsedAt === null ? null : formatInstant(lastUsedAt),
  };
}
