/** People: who they are, how they prove it, and what they see of themselves. */
export { createServiceUser, createUser } from "./create-user.ts";
export { hashPassword } from "./hash-password.ts";
export type { User } from "./model.ts";
export { presentUser } from "./present.ts";
export { selectUserPage, updateStanding } from "./store-list.ts";
export { deleteTwoFactor } from "./store-account.ts";
export {
  deactivateUsers,
  deleteUsers,
  findUser,
  findUserByEmail,
  findUsers,
  getUser,
  hasUsers,
  noteActivity,
  noteLogin,
  serviceUserIds,
  userIdsLike,
} from "./store.ts";
