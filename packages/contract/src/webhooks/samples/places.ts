/** The instance, organization, project and people that the samples speak of. */
export const BASE_URL = "https://errors.acme.example";

export const ada = { id: 7, name: "Ada", email: "ada@acme.example" } as const;

export const app = {
  id: 5,
  uuid: "0b7c1c0e-2a4d-4a53-9d3b-6a6f1f0f7a11",
  slug: "acme-tasks",
  name: "Acme Tasks",
} as const;

export const INSTALLATION_UUID = "9e1f6f2e-5d1c-4d0e-8a86-0e4a2f1e7b55";

export const EVENT_ID = "c0ffee00c0ffee00c0ffee00c0ffee00";

/** Where the issue and its event are. */
export const places = {
  issueApi: `${BASE_URL}/api/0/organizations/acme/issues/501/`,
  issuePage: `${BASE_URL}/organizations/acme/issues/501/`,
  projectPage: `${BASE_URL}/organizations/acme/projects/shop/`,
  eventApi: `${BASE_URL}/api/0/projects/acme/shop/events/${EVENT_ID}/`,
  eventPage: `${BASE_URL}/organizations/acme/issues/501/events/${EVENT_ID}/`,
} as const;
