/** Looking after the instance as a whole, for its administrators. */
export type { InstanceSettings } from "./describe-instance.ts";
