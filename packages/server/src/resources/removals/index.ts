/** Removals: projects and organizations that are gone, and how far the deletion of their records is. */
export { addToRemoval, finishRemoval, type Removal, startRemoval } from "./store.ts";
