import type { CallableApp } from "../sentry-apps/index.ts";
import type { Form, FormField, MediaPiece, UiElement } from "../ui-components/index.ts";
import { toAddress } from "./address.ts";
import type { AppClient } from "./app-client.ts";
import { type Choices, loadChoices } from "./load-choices.ts";
import { refuseUncallable } from "./refuse-uncallable.ts";

export interface Preparation {
  client: AppClient;
  installation: CallableApp;
  /** Of which project is on the page, where one is. */
  projectSlug: string | undefined;
}

/**
 * An element with what a page needs to show it: addresses, and what each select offers when its
 * form opens. Refuses as a whole when one part cannot be had.
 */
export async function prepareElement(
  given: Preparation,
  element: UiElement,
): Promise<Record<string, unknown>> {
  const preparation = { ...given, loads: new Map<string, Promise<Choices>>() };
  const webhookUrl = refuseUncallable(preparation.installation);
  switch (element.type) {
    case "stacktrace-link": {
      const { installation, projectSlug } = preparation;
      const query = { installationId: installation.installationUuid, projectSlug };
      return { ...element, url: toAddress(webhookUrl, element.uri, query) };
    }
    case "issue-link": {
      const [link, create] = await Promise.all([
        prepareForm(preparation, element.link),
        prepareForm(preparation, element.create),
      ]);
      return { ...element, link, create };
    }
    case "alert-rule-action":
      return { ...element, settings: await prepareForm(preparation, element.settings) };
    case "issue-media":
      return {
        ...element,
        elements: element.elements.map((piece) => preparePiece(webhookUrl, piece)),
      };
  }
}

/** What is asked for, by its path: two selects of one element often offer the same. */
interface Running extends Preparation {
  loads: Map<string, Promise<Choices>>;
}

async function prepareForm(preparation: Running, form: Form): Promise<object> {
  const prepare = async (fields: readonly FormField[]) =>
    await Promise.all(fields.map(async (field) => await prepareField(preparation, field)));
  const [required, optional] = await Promise.all([
    prepare(form.required_fields),
    form.optional_fields && prepare(form.optional_fields),
  ]);
  return {
    ...form,
    required_fields: required,
    ...(optional && { optional_fields: optional }),
  };
}

async function prepareField(preparation: Running, field: FormField): Promise<object> {
  return field.type === "select" ? { ...field, ...(await choicesOf(preparation, field)) } : field;
}

async function choicesOf(
  { client, installation, projectSlug, loads }: Running,
  field: Extract<FormField, { type: "select" }>,
): Promise<Choices> {
  if (field.options) return { choices: field.options };
  const waits = field.skip_load_on_open === true || field.depends_on !== undefined;
  if (field.uri === undefined || waits) return { choices: [] };
  const { uri } = field;
  const load = loads.get(uri) ?? loadChoices(client, installation, { uri, projectSlug });
  loads.set(uri, load);
  return await load;
}

function preparePiece(webhookUrl: string, piece: MediaPiece): MediaPiece {
  if (!("url" in piece) || !piece.url.startsWith("/")) return piece;
  return { ...piece, url: toAddress(webhookUrl, piece.url) };
}
