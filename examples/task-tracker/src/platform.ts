import { createTokenClient, type TokenStore } from "@vedette/integration-kit";
import type { Credentials } from "./register.ts";
import type { Settings } from "./settings.ts";
import type { Issue, Task } from "./tasks.ts";

/** What the tracker does on the platform, as itself. */
export interface Platform {
  /** Finishes an installation. The redirect and the webhook both bring its code: once is enough. */
  install(installationId: string, code: string): Promise<void>;
  forget(installationId: string): Promise<void>;
  /** Comments on an issue; gives the comment's id. */
  comment(issue: Issue, text: string): Promise<number>;
  /** Puts a task beside its issue. */
  link(issue: Issue, task: Task): Promise<void>;
}

export function createPlatform(
  settings: Settings,
  credentials: Credentials,
  store: TokenStore,
): Platform {
  const client = createTokenClient({ baseUrl: settings.platformUrl, ...credentials, store });
  const installing = new Map<string, Promise<void>>();

  async function finish(installationId: string, code: string): Promise<void> {
    if ((await store.load(installationId)) === undefined) {
      await client.exchange(installationId, code);
    }
    await client.verifyInstallation(installationId);
  }

  async function post(installationId: string, path: string, body: object): Promise<unknown> {
    const response = await client.fetch(installationId, path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
    return JSON.parse(text) as unknown;
  }

  return {
    install(installationId, code) {
      const running = installing.get(installationId) ?? finish(installationId, code);
      installing.set(installationId, running);
      // What failed may be tried again; what worked need not be.
      running.catch(() => installing.delete(installationId));
      return running;
    },

    async forget(installationId) {
      installing.delete(installationId);
      await client.forget(installationId);
    },

    async comment({ installationId, id }, text) {
      const path = `/api/0/issues/${id}/notes/`;
      const made = (await post(installationId, path, { text })) as { id: string };
      return Number(made.id);
    },

    async link({ installationId, id }, task) {
      const path = `/api/0/sentry-app-installations/${installationId}/external-issues/`;
      await post(installationId, path, { issueId: id, ...toExternalIssue(settings, task) });
    },
  };
}

/** What the platform shows of a task: `SHOP#3`, and where it leads. */
export function toExternalIssue({ url }: Settings, { id, board }: Task) {
  return {
    webUrl: `${url}/tasks/${id}`,
    project: board.toUpperCase(),
    identifier: String(id),
  };
}
