import { type JsonObject, outboxActorOf, tell } from "../../../outbox/index.ts";
import type { SignalName, Storage, Tx } from "../../../storage/index.ts";
import type { Doer } from "../../audit-log/index.ts";
import type { SentryApp } from "../model.ts";
import type { Installation } from "./model.ts";
import { presentInstallation } from "./present.ts";

/** A transaction that tells. */
export interface Telling {
  tx: Tx;
  wake: (name: SignalName) => void;
  now: number;
}

export interface InstallationNews {
  app: Pick<SentryApp, "uuid" | "slug" | "status">;
  installation: Installation;
  organization: { id: number; slug: string };
  /** Not yet exchanged. */
  code?: string;
}

/** Tells a public app of its own installation; internal ones are never told of theirs. */
export async function tellInstallation(
  storage: Storage,
  { tx, wake, now }: Telling,
  action: "created" | "deleted",
  { app, installation, organization, code }: InstallationNews,
  { actor }: Doer,
): Promise<void> {
  if (app.status === "internal") return;
  const shown = presentInstallation(installation, app, organization, code);
  const fact = {
    resource: "installation",
    action,
    organizationId: organization.id,
    projectId: null,
    actor: outboxActorOf(actor),
    data: { installation: shown as unknown as JsonObject },
    recipients: [{ kind: "installation", id: installation.id }],
  } as const;
  await tell(storage, tx, wake, [fact], now);
}
