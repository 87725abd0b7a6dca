/** Seats: which person has which role in which organization. */
export { purgeMembers } from "./store-purge.ts";
export {
  countMembers,
  findMember,
  findMembersByIds,
  findMembersOfOrganization,
  findMembersOfUser,
  findOwnerIds,
  insertMember,
  selectServiceMembers,
} from "./store.ts";
