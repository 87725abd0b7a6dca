import { Problem } from "@vedette/contract/problems";
import type { Instance, Log } from "../instance.ts";
import { type CallableApp, listCallableApps } from "../sentry-apps/index.ts";
import { type ElementType, findComponents, type UiComponent } from "../ui-components/index.ts";
import type { AppClient } from "./app-client.ts";
import { prepareElement, type Preparation } from "./prepare-element.ts";

export interface PreparedComponent {
  uuid: string;
  type: ElementType;
  /** The element as its builder wrote it, with what a page needs besides. */
  schema: object;
  /** Why it cannot be shown; empty when it can. */
  error: string;
  installation: CallableApp;
}

/**
 * The components of all apps that are installed completely in an organization, of one type or of
 * all, ready to be shown. An app that fails is there with what went wrong, and keeps none of the
 * others waiting longer than one request may take.
 */
export async function prepareComponents(
  { storage, log }: Pick<Instance, "storage" | "log">,
  client: AppClient,
  wanted: {
    organizationId: number;
    type?: ElementType | undefined;
    projectSlug?: string | undefined;
  },
): Promise<PreparedComponent[]> {
  const { db } = storage;
  const installations = await listCallableApps(db, wanted.organizationId);
  const byApp = new Map(installations.map((installation) => [installation.app.id, installation]));
  const components = await findComponents(db, [...byApp.keys()], wanted.type);
  const { projectSlug } = wanted;
  return await Promise.all(
    components.flatMap((component) => {
      const installation = byApp.get(component.sentryAppId);
      if (installation === undefined) return [];
      return [prepareComponent({ client, installation, projectSlug }, component, log)];
    }),
  );
}

async function prepareComponent(
  preparation: Preparation,
  { uuid, element }: UiComponent,
  log: Log,
): Promise<PreparedComponent> {
  const { installation } = preparation;
  const component = { uuid, type: element.type, installation };
  try {
    const schema = await prepareElement(preparation, element);
    return { ...component, schema, error: "" };
  } catch (error) {
    return { ...component, schema: element, error: sayError(uuid, error, log) };
  }
}

function sayError(uuid: string, error: unknown, log: Log): string {
  if (error instanceof Problem) {
    const id = /Sentry error ID: (\w+)$/.exec(error.message)?.[1];
    return id === undefined ? `Encountered error: ${error.message}` : sayUnforeseen(uuid, id);
  }
  log.error({ err: error, component: uuid }, "A component could not be prepared");
  return sayUnforeseen(uuid, "none");
}

function sayUnforeseen(uuid: string, id: string): string {
  return `Something went wrong while trying to link issue for component: ${uuid}. Sentry error ID: ${id}`;
}
