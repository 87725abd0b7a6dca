import type { IncomingHttpHeaders } from "node:http";
import type { FastifyInstance } from "fastify";
import type { Role } from "@vedette/contract";
import type { Caller } from "../access/index.ts";
import type { OrganizationReference } from "../routing/index.ts";

/** The part of a request that says who is calling. */
export interface Credentials {
  headers: IncomingHttpHeaders;
  /** Address of the peer, or of the client where a trusted proxy named it. */
  ip: string;
}

/** Finds the caller and the organization a call is about. */
export interface Directory {
  /**
   * Who is calling: anonymous without credentials or with a session that has ended. Throws
   * `Problem` for a token that is wrong or expired.
   */
  findActor(credentials: Credentials): Promise<Caller>;
  findOrganization(idOrSlug: string): Promise<FoundOrganization | undefined>;
  /** Which organization an issue belongs to, for paths that name the issue alone. */
  findOrganizationOfIssue(issueId: string): Promise<FoundOrganization | undefined>;
  /** The project whose DSN an `Authorization: DSN …` header holds, while its key is active. */
  findProjectOfDsn(
    authorization: string,
  ): Promise<{ organizationId: number; projectId: number } | undefined>;
  /** The sentry whose own token has this hash. */
  findSentryOfToken(tokenHash: string): Promise<{ sentryId: number } | undefined>;
  /** A person's role in an organization, null when they have none. */
  findRole(userId: number, organizationId: number): Promise<Role | null>;
  /** Whether a person signs in with two factors; an account of programs does without. */
  hasTwoFactor(userId: number): Promise<boolean>;
}

export interface FoundOrganization extends OrganizationReference {
  /** Whether it keeps out people without two-factor sign-in. */
  requiresTwoFactor?: boolean;
}

export interface HealthReport {
  ready: boolean;
  /** Something is not as it should be, and requests are taken all the same. */
  isDegraded?: boolean;
  /** One word or sentence per part, e.g. `{ database: "ok" }`. */
  checks: { [part: string]: string };
}

/** How one request was answered. `route` is the pattern, never the path with its ids. */
export interface Answered {
  method: string;
  route: string;
  status: number;
  durationMs: number;
}

export interface Metrics {
  /** The metrics in the text format of Prometheus. */
  read(): Promise<{ contentType: string; text: string }>;
  observe(answered: Answered): void;
}

/**
 * A badge for pages of others, found by its address, or their style sheet. Undefined where there is
 * none.
 */
export type AnswerBadge = (
  wanted:
    | {
        uid: string;
        form: "svg" | "json" | "shields.json" | "frame" | "embed.js";
        style: string | undefined;
      }
    | "style",
) => Promise<{ type: string; body: string } | undefined>;

/** Takes a whole request, gives a whole answer: sign-in, sign-out and what belongs to them. */
export type AuthHandler = (request: Request) => Promise<Response>;

/** Mounts routes that bypass the contract. */
export type MountIngest = (server: FastifyInstance) => Promise<void>;
