/** Tokens of people, organizations and integrations: kept as hashes, shown once. */
export { type IssuedToken, issueToken, type NewToken, renewToken } from "./issue-token.ts";
export { type ApiToken, TOKEN_PREFIX } from "./model.ts";
export { presentNewToken, presentToken } from "./present.ts";
export {
  deleteToken,
  deleteTokensNamed,
  deleteTokensOfInstallation,
  deleteTokensOfOrganization,
  deleteTokensOfUsers,
  deleteTokenRow,
  findToken,
  findTokenById,
  findTokensOfInstallation,
  findTokensOfOrganization,
  findTokensOfUser,
  hasToken,
  lockTokenByRefresh,
  noteTokenUse,
  renameToken,
  setScopesOfInstallation,
} from "./store.ts";
