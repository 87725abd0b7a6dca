import { getSentryApp, listSentryApps, type SentryApp } from "@vedette/contract";
import { type ApiConnection, CannotAsk } from "./api-connection.ts";

/**
 * The integration that is named, or the only one there is of one's own. Refuses when there is none,
 * or more than one.
 */
export async function pickApp(
  { client }: ApiConnection,
  slug: string | undefined,
): Promise<SentryApp> {
  if (slug !== undefined) {
    return (await client.call(getSentryApp, { params: { app: slug } })).body;
  }
  const lists = await Promise.all(
    ["internal", "unpublished"].map(
      async (status) => (await client.call(listSentryApps, { query: { status } })).body,
    ),
  );
  const [only, ...others] = lists.flat();
  if (only === undefined) {
    throw new CannotAsk("There is no integration of your own yet; make one in the settings first.");
  }
  if (others.length > 0) {
    const slugs = [only, ...others].map((app) => app.slug).join(", ");
    throw new CannotAsk(`Say which integration with --app; there are ${slugs}.`);
  }
  return only;
}
