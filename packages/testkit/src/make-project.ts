import { type Client, createProject, listProjectKeys } from "@vedette/contract";
import { ingestSender } from "./ingest-sender.ts";

/** A project of its own for a test: where it is, its first key, and who reports to it as SDKs do. */
export async function makeProject(api: Client, slug: string, organization = "acme") {
  await api.call(createProject, { params: { organization }, body: { name: slug, slug } });
  const params = { organization, project: slug };
  const [key] = (await api.call(listProjectKeys, { params })).body;
  if (key === undefined) throw new Error("A new project has no key.");
  return { params, key, sender: ingestSender(key.dsn.public) };
}
