import { fileURLToPath } from "node:url";

/** Folder of the built web interface; the same from here and from the built server (packages/cli/dist). */
export const webRoot = fileURLToPath(new URL("../../web/dist", import.meta.url));
