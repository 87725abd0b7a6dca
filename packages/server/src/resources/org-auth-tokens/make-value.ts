import { randomBytes } from "node:crypto";
import { TOKEN_PREFIX } from "../api-tokens/index.ts";

/**
 * The value of an organization's token: a prefix, what a command line needs to find its way (where
 * the instance is, and the organization's slug) as JSON in Base64, and 32 random bytes in Base64
 * without padding. `now` is in epoch milliseconds.
 */
export function makeTokenValue(about: { baseUrl: string; slug: string }, now: number): string {
  const { baseUrl, slug } = about;
  const payload = { iat: now / 1000, url: baseUrl, region_url: baseUrl, org: slug };
  const readable = Buffer.from(JSON.stringify(payload)).toString("base64");
  const secret = randomBytes(32).toString("base64").replaceAll("=", "");
  return `${TOKEN_PREFIX.organization}${readable}_${secret}`;
}
