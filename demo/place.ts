import { createProject, listProjectKeys, type Client } from "@vedette/contract";
import { apiClient } from "@vedette/testkit";

/** Where the demo takes place: a server with an organization, and who acts there. */
export interface Place {
  url: string;
  organization: string;
  token: string;
  api: Client;
}

export const ada = {
  name: "Ada Lovelace",
  email: "ada@acme.example",
  password: "correct horse battery staple",
};

export function placeAt(url: string, organization: string, token: string): Place {
  return { url, organization, token, api: apiClient(url, token) };
}

/** Makes a project and gives its DSN. */
export async function makeProject(
  { api, organization }: Place,
  project: { name: string; slug: string; platform: string },
): Promise<string> {
  await api.call(createProject, { params: { organization }, body: project });
  return await dsnOf({ api, organization }, project.slug);
}

export async function dsnOf(
  { api, organization }: Pick<Place, "api" | "organization">,
  project: string,
): Promise<string> {
  const { body } = await api.call(listProjectKeys, { params: { organization, project } });
  const dsn = body[0]?.dsn.public;
  if (dsn === undefined) throw new Error(`the project ${project} has no key`);
  return dsn;
}
