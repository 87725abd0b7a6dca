import * as z from "zod";
import { installation } from "../shapes/installation.ts";
import { defineWebhook } from "./webhook.ts";

const data = z.object({ installation });

export const installationCreated = defineWebhook({
  event: "installation.created",
  resource: "installation",
  action: "created",
  summary: "An organization installed the integration",
  when: "Told to public integrations only; `code` is to be exchanged for the first token.",
  data,
});

export const installationDeleted = defineWebhook({
  event: "installation.deleted",
  resource: "installation",
  action: "deleted",
  summary: "An organization uninstalled the integration",
  when: "Told to public integrations only. Its tokens no longer work.",
  data,
});
