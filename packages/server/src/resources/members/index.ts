/** Seats: which person has which role in which organization. */
export { countMembers, findMember, findMembersOfUser, insertMember } from "./store.ts";
