/** Tokens of people, organizations and integrations: kept as hashes, shown once. */
export { issueToken, type NewToken } from "./issue-token.ts";
export type { ApiToken } from "./model.ts";
export { presentNewToken, presentToken } from "./present.ts";
export {
  deleteTokensNamed,
  deleteTokensOfInstallation,
  deleteTokenRow,
  findToken,
  findTokensOfInstallation,
  noteTokenUse,
  setScopesOfInstallation,
} from "./store.ts";
