import type { UiComponentType } from "@vedette/contract";
import { elementsOf } from "./schema-fault.ts";

/** An element of a schema to begin with (docs/integrate/ui-components.md). */
interface Example {
  readonly type: UiComponentType;
}

const TITLE = { type: "text", label: "Title", name: "title", default: "issue.title" };
const BOARD = { type: "select", label: "Board", name: "board", uri: "/boards", async: false };

/** One of each type, with fields of each kind. */
export const EXAMPLES: readonly Example[] = [
  {
    type: "issue-link",
    create: {
      uri: "/tasks",
      required_fields: [TITLE, BOARD],
      optional_fields: [
        {
          type: "textarea",
          label: "Description",
          name: "description",
          default: "issue.description",
        },
        { type: "select", label: "Owner", name: "owner", uri: "/people", depends_on: ["board"] },
      ],
    },
    link: {
      uri: "/tasks/link",
      required_fields: [
        { type: "select", label: "Task", name: "task", uri: "/find", skip_load_on_open: true },
      ],
    },
  } as Example,
  { type: "stacktrace-link", uri: "/source" } as Example,
  {
    type: "alert-rule-action",
    title: "Create a task",
    settings: {
      type: "alert-rule-settings",
      uri: "/alert",
      description: "Every issue that the rule fires for becomes a task.",
      required_fields: [BOARD],
      optional_fields: [
        {
          type: "select",
          label: "Size",
          name: "size",
          options: [
            ["s", "Small"],
            ["l", "Large"],
          ],
        },
      ],
    },
  } as Example,
  {
    type: "issue-media",
    title: "Recording",
    elements: [
      { type: "header", text: "Before it broke" },
      { type: "markdown", text: "The last **ten seconds**." },
      { type: "image", url: "/shots/1.png", alt: "The page" },
    ],
  } as Example,
];

/** A schema with one more element. */
export function withExample(schema: unknown, example: Example): object {
  const isObject = typeof schema === "object" && schema !== null && !Array.isArray(schema);
  return { ...(isObject && schema), elements: [...(elementsOf(schema) ?? []), example] };
}
