/** Seats: which person has which role in which organization. */
export { listMembers } from "./list-members.ts";
export type { Member } from "./model.ts";
export { countMembers, findMember, findMembersOfUser, insertMember } from "./store.ts";
