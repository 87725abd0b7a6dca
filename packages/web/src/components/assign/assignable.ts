import type { Member, Team, User } from "@vedette/contract";

const MOST = 8;

export interface AssignableInput {
  me: Pick<User, "id"> | undefined;
  members: readonly Member[];
  teams: readonly Team[];
  /** What was typed to find somebody; empty for all. */
  typed: string;
}

/** Somebody an issue can be given to; `key` is what the API takes (`user:7`, `team:3`). */
export interface Assignable {
  key: string;
  label: string;
  detail: string;
}

/** Who fits what was typed: oneself first, then people, then teams; at most eight. */
export function assignable({ me, members, teams, typed }: AssignableInput): Assignable[] {
  const people = members.flatMap(({ user, email, name }) =>
    user === null ? [] : [{ key: `user:${user.id}`, label: name || email, detail: email }],
  );
  const isMe = ({ key }: Assignable) => me !== undefined && key === `user:${me.id}`;
  const ordered = [
    ...people.filter(isMe).map((one) => ({ ...one, label: `${one.label} (you)` })),
    ...people.filter((one) => !isMe(one)),
    ...teams.map(({ id, slug }) => ({ key: `team:${id}`, label: `#${slug}`, detail: "team" })),
  ];
  const wanted = typed.trim().toLowerCase();
  return ordered
    .filter(({ label, detail }) => `${label} ${detail}`.toLowerCase().includes(wanted))
    .slice(0, MOST);
}
