import type { UiComponent as ComponentShape } from "@vedette/contract";
import type { Instance } from "../instance.ts";
import { type CallableApp, findAvatars, presentAvatars } from "../sentry-apps/index.ts";
import type { UiComponent } from "../ui-components/index.ts";
import type { PreparedComponent } from "./prepare-components.ts";

type App = Pick<CallableApp["app"], "id" | "uuid" | "slug" | "name">;

/** The components of one app, as its builder wrote them. */
export async function showComponents(
  instance: Pick<Instance, "storage" | "links">,
  app: App,
  components: readonly UiComponent[],
): Promise<ComponentShape[]> {
  const sentryApp = await referencesTo(instance, [app]);
  return components.map(({ uuid, element }) => ({
    uuid,
    type: element.type,
    schema: { ...element },
    error: "",
    sentryApp: sentryApp(app),
  }));
}

/** Components as a page shows them. */
export async function showPrepared(
  instance: Pick<Instance, "storage" | "links">,
  components: readonly PreparedComponent[],
): Promise<ComponentShape[]> {
  const apps = components.map(({ installation }) => installation.app);
  const sentryApp = await referencesTo(instance, apps);
  return components.map(({ uuid, type, schema, error, installation }) => ({
    uuid,
    type,
    schema: { ...schema },
    error,
    sentryApp: sentryApp(installation.app),
  }));
}

async function referencesTo(
  { storage, links }: Pick<Instance, "storage" | "links">,
  apps: readonly App[],
): Promise<(app: App) => ComponentShape["sentryApp"]> {
  const avatars = await findAvatars(storage.db, [...new Set(apps.map(({ id }) => id))]);
  return ({ id, uuid, slug, name }) => ({
    uuid,
    slug,
    name,
    avatars: presentAvatars(avatars.get(id) ?? [], links),
  });
}
