/** Tokens of people, organizations and integrations: kept as hashes, shown once. */
export { issueToken, type NewToken } from "./issue-token.ts";
export { type ApiToken, TOKEN_PREFIX } from "./model.ts";
export { presentNewToken, presentToken } from "./present.ts";
export {
  deleteTokensNamed,
  deleteTokensOfInstallation,
  deleteTokensOfOrganization,
  deleteTokensOfUsers,
  deleteTokenRow,
  findToken,
  findTokensOfInstallation,
  findTokensOfOrganization,
  findTokensOfUser,
  noteTokenUse,
  renameToken,
  setScopesOfInstallation,
} from "./store.ts";
