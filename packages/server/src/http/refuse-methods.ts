import type { FastifyInstance, HTTPMethods } from "fastify";
import { Problem } from "@vedette/contract/problems";
import type { Implemented } from "../routing/index.ts";
import { urlsOf } from "./mount-routes.ts";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/** Answers 405 to every method a known path has no route for, naming those it has. */
export function refuseOtherMethods(server: FastifyInstance, routes: readonly Implemented[]): void {
  const answered = new Map<string, { url: string; methods: Set<HTTPMethods> }>();
  for (const { route } of routes) {
    for (const url of urlsOf(route)) {
      // Two routes may name the same parameter differently; to the router it is one path.
      const pattern = url.replace(/:\w+/g, ":");
      const path = answered.get(pattern) ?? { url, methods: new Set() };
      path.methods.add(route.method);
      answered.set(pattern, path);
    }
  }
  for (const { url, methods } of answered.values()) {
    // Elsewhere a browser may ask for a page of the same address.
    if (!url.startsWith("/api/")) methods.add("GET");
    const allow = METHODS.filter((method) => methods.has(method));
    const refuse = async (request: { method: string }) => {
      const detail = `Method "${request.method}" not allowed.`;
      throw new Problem("method-not-allowed", { detail, allow });
    };
    server.route({
      method: METHODS.filter((method) => !methods.has(method)),
      url,
      onRequest: refuse,
      handler: refuse,
    });
  }
}
