// What any server on Fastify must do at least: read the body and answer. Runs in a process of its own.
import Fastify from "fastify";

const server = Fastify({ logger: false, bodyLimit: 20 * 1024 * 1024 });
server.removeAllContentTypeParsers();
server.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
server.post("/api/:projectId/envelope/", async () => ({ id: "0".repeat(32) }));
process.send?.({ origin: await server.listen({ port: 0, host: "127.0.0.1" }) });
