import {
  createTokenClient,
  type TokenClient,
  type Webhook,
  type WebhookIssue,
} from "@vedette/integration-kit";
import { createFileTokenStore } from "./file-token-store.ts";
import { push } from "./pushover.ts";
import type { Settings } from "./settings.ts";

/** What the integration does, whichever way it is asked. */
export interface Forwarder {
  /** Finishes an installation with its code. The redirect and the webhook both bring it: once is enough. */
  install(installationId: string, code: string): Promise<void>;
  /** Acts on a webhook that was found to be authentic. */
  handle(webhook: Webhook): Promise<void>;
}

export function createForwarder(settings: Settings, log: (line: string) => void): Forwarder {
  const store = createFileTokenStore(settings.tokensFile);
  const { platformUrl: baseUrl, clientId, clientSecret } = settings;
  const client = createTokenClient({ baseUrl, clientId, clientSecret, store });
  const installing = new Map<string, Promise<void>>();

  async function finish(installationId: string, code: string): Promise<void> {
    if ((await store.load(installationId)) === undefined) {
      await client.exchange(installationId, code);
    }
    await client.verifyInstallation(installationId);
    log(`installed ${installationId}`);
  }

  function install(installationId: string, code: string): Promise<void> {
    const running = installing.get(installationId) ?? finish(installationId, code);
    installing.set(installationId, running);
    // What failed may be tried again; what worked need not be.
    running.catch(() => installing.delete(installationId));
    return running;
  }

  return {
    install,
    async handle(webhook) {
      switch (webhook.event) {
        case "installation.created": {
          const { code } = webhook.data.installation;
          if (code !== undefined) await install(webhook.installationId, code);
          return;
        }
        case "installation.deleted":
          installing.delete(webhook.installationId);
          await client.forget(webhook.installationId);
          return log(`uninstalled ${webhook.installationId}`);
        case "issue.created": {
          const issue = await getIssue(client, webhook.installationId, webhook.data.issue.id);
          if (settings.project !== "" && issue.project.name !== settings.project) return;
          await push(settings, {
            title: issue.title,
            message: issue.culprit || issue.title,
            url: webhook.data.issue.web_url ?? baseUrl,
          });
          return log(`forwarded ${issue.shortId}`);
        }
      }
    },
  };
}

/** Asks for the issue as it is now, as the integration itself. */
async function getIssue(
  client: TokenClient,
  installationId: string,
  id: string,
): Promise<WebhookIssue> {
  const response = await client.fetch(installationId, `/api/0/issues/${encodeURIComponent(id)}/`);
  if (!response.ok) throw new Error(`The issue could not be read: ${response.status}`);
  return (await response.json()) as WebhookIssue;
}
