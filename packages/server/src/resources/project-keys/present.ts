import type { ProjectKey as KeyShape } from "@vedette/contract";
import { formatDsn, formatInstant } from "../../protocol/index.ts";
import type { Links } from "../instance.ts";
import type { ProjectKey } from "./model.ts";

/** A client key with every address made of it. */
export function presentKey(key: ProjectKey, links: Links): KeyShape {
  const of = (endpoint: string): string => `${links.baseUrl}/api/${key.projectId}/${endpoint}`;
  const query = `?sentry_key=${key.publicKey}`;
  return {
    id: key.publicKey,
    name: key.name,
    label: key.name,
    public: key.publicKey,
    secret: key.secretKey,
    projectId: key.projectId,
    isActive: key.isActive,
    rateLimit: key.rateLimit,
    dsn: {
      secret: dsn(key, links, `${key.publicKey}:${key.secretKey}`),
      public: presentDsn(key, links),
      csp: of(`csp-report/${query}`),
      security: of(`security/${query}`),
      minidump: of(`minidump/${query}`),
      unreal: of(`unreal/${key.publicKey}/`),
      nel: of(`nel/${query}`),
      crons: of(`cron/___MONITOR_SLUG___/${key.publicKey}/`),
      cdn: `${links.baseUrl}/js-sdk-loader/${key.publicKey}.min.js`,
    },
    browserSdkVersion: key.options.browserSdkVersion,
    browserSdk: { choices: [["latest", "latest"]] },
    dateCreated: formatInstant(key.createdAt),
    dynamicSdkLoaderOptions: key.options.dynamicSdkLoaderOptions,
  };
}

/** What people paste into an SDK. */
export function presentDsn(key: ProjectKey, links: Links): string {
  return dsn(key, links, key.publicKey);
}

function dsn(key: ProjectKey, links: Links, credentials: string): string {
  return formatDsn({
    baseUrl: links.baseUrl,
    publicKey: credentials,
    projectId: String(key.projectId),
  });
}
