import type { PeopleServer } from "./start-people-server.ts";

/** A browser without pages: it keeps its cookies and says where it is. */
export interface TestBrowser {
  /** Calls what is below `/api/auth`. */
  post(path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }>;
  /** For the interface: `server.as(browser.headers())`. */
  headers(): Record<string, string>;
}

/** Opens one on the server. */
export function browserOf(server: PeopleServer): TestBrowser {
  const cookies = new Map<string, string>();
  const headers = () => ({
    cookie: Array.from(cookies, ([name, value]) => `${name}=${value}`).join("; "),
    origin: server.url,
  });
  return {
    headers,
    async post(path, body = {}) {
      const response = await fetch(`${server.url}/api/auth${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers() },
        body: JSON.stringify(body),
      });
      for (const line of response.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === "" || /max-age=0/i.test(line)) cookies.delete(name);
        else cookies.set(name, value);
      }
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
  };
}
