import { Problem } from "@vedette/contract/problems";
import type { Doer } from "../../audit-log/index.ts";
import type { Instance } from "../../instance.ts";
import { refuseRestricted } from "../refuse-restricted.ts";
import { lockApp } from "../store-write.ts";
import type { Answered } from "./model.ts";
import { placeRequest } from "./place-request.ts";

/**
 * Asks the staff to publish an app, and mails those of them who are configured. Refuses internal
 * apps, those that are published or wait already, and those without the pictures they need.
 */
export async function requestPublication(
  instance: Instance,
  reviewers: readonly string[],
  doer: Doer,
  input: { appId: number; questionnaire: readonly Answered[] },
): Promise<void> {
  const slug = await instance.storage.transaction(async (tx, wake) => {
    const app = await lockApp(tx, input.appId);
    if (app === undefined) throw new Problem("app-not-found");
    refuseRestricted(app);
    await placeRequest({ instance, reviewers, tx, wake }, doer, app, input.questionnaire);
    return app.slug;
  });
  if (reviewers.length > 0) return;
  const message = "A publish request waits on the staff page: VEDETTE_REVIEWERS is not set";
  instance.log.info({ app: slug }, message);
}
