import {
  acceptInvitation,
  addProjectTeam,
  createClient,
  createNote,
  createSavedSearch,
  createTeam,
  inviteMember,
  joinTeam,
  listIssues,
  listMembers,
  updateIssue,
} from "@vedette/contract";
import type { Place } from "./place.ts";

const TEAMS = [
  { slug: "web", name: "Web", projects: ["shop-web"] },
  { slug: "platform", name: "Platform", projects: ["shop-api", "billing"] },
];
const OTHERS = [
  { name: "Kim Seo", email: "kim@acme.example", orgRole: "admin", team: "web" },
  { name: "Lee Brandt", email: "lee@acme.example", orgRole: "member", team: "platform" },
] as const;

/** Teams, members, and what they did about the issues so far. */
export async function seedPeople(place: Place): Promise<void> {
  const { api, organization } = place;
  const params = { organization };
  for (const { projects, ...team } of TEAMS) {
    await api.call(createTeam, { params, body: team });
    for (const project of projects) {
      await api.call(addProjectTeam, { params: { organization, project, team: team.slug } });
    }
  }
  for (const { name, team, ...invitation } of OTHERS) {
    const { body } = await api.call(inviteMember, { params, body: invitation });
    await accept(place, body.invite_link, name);
    const query = { query: invitation.email };
    const { body: found } = await api.call(listMembers, { params, query });
    const member = found[0]?.id ?? "";
    await api.call(joinTeam, { params: { organization, member, team } });
  }
  await api.call(inviteMember, { params, body: { email: "sam@acme.example", orgRole: "member" } });
  await workOnIssues(place);
  await api.call(createSavedSearch, {
    params,
    body: {
      name: "Payments in production",
      query: "is:unresolved environment:production payment",
      visibility: "organization",
    },
  });
}

async function accept({ url }: Place, link: string | null, name: string): Promise<void> {
  const [, invitedTo = "", invitation = "", secret = ""] =
    /\/accept\/([^/]+)\/([^/]+)\/([^/]+)\/$/.exec(link ?? "") ?? [];
  await createClient({ baseUrl: url }).call(acceptInvitation, {
    params: { invitedTo, invitation, secret },
    body: { name, password: "correct horse battery staple" },
  });
}

async function workOnIssues({ api, organization }: Place): Promise<void> {
  const params = { organization };
  const { body: issues } = await api.call(listIssues, { params, query: { query: "" } });
  const [payment, voucher] = ["payment provider", "SPRING24"].map((words) =>
    issues.find(({ title }) => title.includes(words)),
  );
  if (payment !== undefined) {
    const one = { ...params, issue: payment.id };
    await api.call(updateIssue, { params: one, body: { assignedTo: "kim@acme.example" } });
    const text = "The provider says they see nothing. Raising our timeout would only hide it.";
    await api.call(createNote, { params: one, body: { text } });
  }
  if (voucher !== undefined) {
    const one = { ...params, issue: voucher.id };
    await api.call(updateIssue, { params: one, body: { status: "resolved" } });
  }
}
