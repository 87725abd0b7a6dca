/** The only place that opens a connection to an address somebody else chose. */

export { type AddressOptions } from "./address-rules.ts";
export type { FailureOutcome } from "./classify-failure.ts";
export { createEgress, type Egress, type EgressOptions, type EgressRequest } from "./egress.ts";
export type { EgressAnswer, EgressFailure, EgressResult } from "./egress-result.ts";
export type { ResolvedAddress, Resolve } from "./guarded-agent.ts";
