import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Somebody who gets the demo's webhooks: one call in nine fails, as in life. */
export async function startReceiver(): Promise<{ url: string; close: () => void }> {
  let calls = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      const isWelcome = request.method === "GET";
      response.statusCode = !isWelcome && ++calls % 9 === 0 ? 503 : 200;
      response.end(isWelcome ? "Installed. You can close this page." : "");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
