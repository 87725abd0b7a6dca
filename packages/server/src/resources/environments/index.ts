/** Environments: where projects run, by the names that events and deploys give. */
export { purgeEnvironments } from "./store-purge.ts";
export { noteEnvironments, type SeenEnvironment } from "./note-environments.ts";
