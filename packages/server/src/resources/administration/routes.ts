import {
  createPasswordLink,
  getInstance,
  listInstanceMails,
  listInstanceOrganizations,
  listInstanceUsers,
  Problem,
  sendTestMail,
  updateInstanceUser,
} from "@vedette/contract";
import { queueMail, selectMails, testMail } from "../../mail/index.ts";
import { implement, type Implemented } from "../../routing/index.ts";
import type { Instance } from "../instance.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import { selectOrganizationPage } from "../organizations/index.ts";
import { selectUserPage } from "../users/index.ts";
import { changeUser, getAccount } from "./change-user.ts";
import { describeInstance, type InstanceSettings } from "./describe-instance.ts";
import { measureOrganizations } from "./measure-organizations.ts";
import { presentInstanceUser, presentMail } from "./present.ts";

/** What looking after an instance needs of what signs people in. */
export interface AdministrationParts {
  settings: InstanceSettings;
  createResetLink: (userId: number) => Promise<string>;
}

/** Looking after the instance as a whole: who has an account, what is stored, what waits. */
export function administrationRoutes(
  instance: Instance,
  { settings, createResetLink }: AdministrationParts,
): Implemented[] {
  const { storage, links, now } = instance;
  const { db } = storage;
  return [
    implement(getInstance, async () => ({
      status: 200,
      body: await describeInstance(instance, settings),
    })),

    implement(listInstanceUsers, async ({ query }) => {
      const wanted = readOffset(query);
      const read = await selectUserPage(db, { text: query.query ?? "", ...wanted });
      const page = toOffsetPage(read, wanted);
      return { status: 200, body: page.rows.map(presentInstanceUser), page };
    }),

    implement(updateInstanceUser, async ({ actor, params, body }) => {
      const user = await changeUser(instance, actor, params.user, body);
      return { status: 200, body: presentInstanceUser(user) };
    }),

    implement(createPasswordLink, async ({ actor, params }) => {
      const user = await getAccount(instance, params.user);
      if (!user.isActive || user.isServiceAccount) {
        throw new Problem("bad-request", { detail: "This account cannot sign in." });
      }
      instance.log.info({ by: actor.userId, user: user.id }, "A password link was made");
      return { status: 201, body: { link: await createResetLink(user.id) } };
    }),

    implement(listInstanceOrganizations, async ({ query }) => {
      const wanted = readOffset(query);
      const read = await selectOrganizationPage(db, { text: query.query ?? "", ...wanted });
      const page = toOffsetPage(read, wanted);
      return { status: 200, body: await measureOrganizations(db, page.rows, now()), page };
    }),

    implement(listInstanceMails, async ({ query }) => {
      const wanted = readOffset(query);
      const { status } = query;
      const read = await selectMails(db, { ...(status && { status }), ...wanted });
      const page = toOffsetPage(read, wanted);
      return { status: 200, body: page.rows.map(presentMail), page };
    }),

    implement(sendTestMail, async ({ actor }) => {
      const mail = { ...testMail(links), to: actor.email };
      await storage.transaction(async (tx, wake) => await queueMail(tx, wake, mail, now()));
      return { status: 202 };
    }),
  ];
}
