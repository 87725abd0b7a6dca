/** People: who they are, how they prove it, and what they see of themselves. */
export { createUser } from "./create-user.ts";
export { hashPassword } from "./hash-password.ts";
export type { User } from "./model.ts";
export { presentUser } from "./present.ts";
export {
  findUser,
  findUserByEmail,
  findUsers,
  hasUsers,
  noteActivity,
  noteLogin,
  userIdsLike,
} from "./store.ts";
