import { describe, expect, test } from "vitest";
import { checkSchema } from "./check-schema.ts";

const TEXT = { type: "text", label: "Title", name: "title" };
const FORM = { uri: "/tasks/link", required_fields: [TEXT] };
const SETTINGS = { type: "alert-rule-settings", uri: "/alert", required_fields: [TEXT] };

const STACKTRACE_LINK = { type: "stacktrace-link", uri: "/debug" };
const ISSUE_LINK = { type: "issue-link", link: FORM, create: FORM };
const ALERT = { type: "alert-rule-action", title: "Create a task", settings: SETTINGS };
const MEDIA = { type: "issue-media", title: "Clip", elements: [{ type: "header", text: "Clip" }] };

function withField(field: object) {
  return { ...ISSUE_LINK, create: { uri: "/tasks", required_fields: [field] } };
}

function withSettings(settings: object) {
  return { ...ALERT, settings: { ...SETTINGS, ...settings } };
}

function withMedia(piece: object) {
  return { ...MEDIA, elements: [piece] };
}

/** `{ elements }` of a schema that can be. */
function accepted(elements: readonly object[]) {
  return { elements };
}

describe("a schema that can be", () => {
  test.each([[""], [null], [undefined], [{}]])("%j means no components", (schema) => {
    expect(checkSchema(schema)).toEqual({ elements: [] });
  });

  test.each([
    ["a stacktrace-link", STACKTRACE_LINK],
    ["an issue-link", ISSUE_LINK],
    ["optional fields", { ...ISSUE_LINK, link: { ...FORM, optional_fields: [TEXT] } }],
    ["an alert-rule-action", ALERT],
    ["a description of settings", withSettings({ description: "x".repeat(140) })],
    ["issue-media", MEDIA],
    ["markdown", withMedia({ type: "markdown", text: "**bold**" })],
    ["an image here", withMedia({ type: "image", url: "/shots/1.png", alt: "The page" })],
    ["an image elsewhere", withMedia({ type: "image", url: "https://cdn.example/1.png" })],
    ["a video", withMedia({ type: "video", url: "http://cdn.example/1.mp4" })],
    ["a title by default", withField({ ...TEXT, default: "issue.title" })],
    ["a textarea", withField({ ...TEXT, type: "textarea", default: "issue.description" })],
    ["a select with an address", withField({ ...TEXT, type: "select", uri: "/people" })],
    [
      "a select with everything",
      withField({
        ...TEXT,
        type: "select",
        uri: "/people",
        async: false,
        skip_load_on_open: true,
        depends_on: ["board"],
      }),
    ],
    [
      "options",
      withField({
        ...TEXT,
        type: "select",
        options: [
          ["1", "One"],
          ["2", 2],
        ],
      }),
    ],
    ["more than is asked for", { ...STACKTRACE_LINK, note: "ours", params: [1] }],
  ])("may hold %s", (_name, element) => {
    expect(checkSchema({ elements: [element] })).toEqual(accepted([element]));
  });

  test("may hold one element of each type", () => {
    const elements = [STACKTRACE_LINK, ISSUE_LINK, ALERT, MEDIA];
    expect(checkSchema({ elements })).toEqual(accepted(elements));
  });
});

describe("what a schema is checked for before its definitions", () => {
  const TYPES = "['issue-link', 'alert-rule-action', 'issue-media', 'stacktrace-link']";

  test.each([
    [[], "The schema should be an object with 'elements'"],
    [3, "The schema should be an object with 'elements'"],
    [{ components: [] }, "'elements' is a required property"],
    [{ elements: { type: "stacktrace-link" } }, "'elements' should be an array of objects"],
    [{ elements: ["stacktrace-link"] }, "'elements' should be an array of objects"],
    [{ elements: [] }, "[] is too short in elements"],
    [{ elements: [{ uri: "/debug" }] }, "Each element needs a 'type' field"],
    [
      { elements: [{ type: "open-in", uri: "/" }] },
      `Element has type 'open-in'. Type must be one of the following: ${TYPES}`,
    ],
    [
      { elements: [{ type: "constructor" }] },
      `Element has type 'constructor'. Type must be one of the following: ${TYPES}`,
    ],
    [
      { elements: [STACKTRACE_LINK, STACKTRACE_LINK] },
      "Multiple elements of type: stacktrace-link",
    ],
  ])("%j", (schema, message) => {
    expect(checkSchema(schema)).toEqual({ message });
  });

  test("a default of its own in the settings of an alert", () => {
    const element = withSettings({ required_fields: [{ ...TEXT, default: "Bug" }] });
    expect(checkSchema({ elements: [element] })).toEqual({
      message:
        "Elements of type ['text', 'textarea'] may only have a default value of the following: ['issue.title', 'issue.description'], but Bug was found.",
    });
  });

  test("the type comes before the default, and that before the definition", () => {
    const element = { type: "alert-rule-action", required_fields: [{ ...TEXT, default: 1 }] };
    expect(checkSchema({ elements: [element] }).message).toMatch(/but 1 was found\.$/);
  });

  test("an element's own mistake comes before a double one's", () => {
    const elements = [STACKTRACE_LINK, { type: "stacktrace-link" }];
    expect(checkSchema({ elements }).message).toBe(
      "'uri' is a required property for element of type 'stacktrace-link'",
    );
  });
});

describe("an element that is not what its definition says", () => {
  const place = "in create.required_fields[0]";
  const select = { ...TEXT, type: "select" };

  test.each([
    [{ type: "stacktrace-link" }, "'uri' is a required property"],
    [{ ...STACKTRACE_LINK, uri: 7 }, "7 is not of type 'string' in uri"],
    [{ ...STACKTRACE_LINK, uri: "debug" }, "'debug' does not match '^\\\\/' in uri"],
    [{ ...STACKTRACE_LINK, uri: "it's" }, `"it's" does not match '^\\\\/' in uri`],
    [{ type: "issue-link", create: FORM }, "'link' is a required property"],
    [{ type: "issue-link", link: FORM }, "'create' is a required property"],
    [{ ...ISSUE_LINK, link: "/link" }, "'/link' is not of type 'object' in link"],
    [{ ...ISSUE_LINK, link: { uri: "/a" } }, "'required_fields' is a required property in link"],
    [
      { ...ISSUE_LINK, create: { required_fields: [TEXT] } },
      "'uri' is a required property in create",
    ],
    [
      { ...ISSUE_LINK, create: { ...FORM, required_fields: [] } },
      "[] is too short in create.required_fields",
    ],
    [
      { ...ISSUE_LINK, create: { ...FORM, optional_fields: [] } },
      "[] is too short in create.optional_fields",
    ],
    [{ type: "alert-rule-action", settings: SETTINGS }, "'title' is a required property"],
    [{ ...ALERT, title: null }, "None is not of type 'string' in title"],
    [{ type: "alert-rule-action", title: "Task" }, "'settings' is a required property"],
    [
      { ...ALERT, settings: { uri: "/alert", required_fields: [TEXT] } },
      "'type' is a required property in settings",
    ],
    [
      withSettings({ type: "settings" }),
      "'settings' is not one of ['alert-rule-settings'] in settings.type",
    ],
    [withSettings({ description: "" }), "'' is too short in settings.description"],
    [
      withSettings({ description: "x".repeat(141) }),
      `'${"x".repeat(141)}' is too long in settings.description`,
    ],
    [withSettings({ required_fields: [] }), "[] is too short in settings.required_fields"],
    [withSettings({ optional_fields: [] }), "[] is too short in settings.optional_fields"],
    [{ type: "issue-media", elements: MEDIA.elements }, "'title' is a required property"],
    [{ type: "issue-media", title: "Clip" }, "'elements' is a required property"],
    [{ ...MEDIA, elements: [] }, "[] is too short in elements"],
    [
      withMedia({ type: "sound", url: "/a" }),
      "'sound' is not one of the types that can be here in elements[0]",
    ],
    [withMedia({ type: "header" }), "'text' is a required property in elements[0]"],
    [withMedia({ type: "markdown" }), "'text' is a required property in elements[0]"],
    [withMedia({ type: "image" }), "'url' is a required property in elements[0]"],
    [
      withMedia({ type: "video", url: "javascript:alert(1)" }),
      "'javascript:alert(1)' does not match '^(?:https?:\\\\/\\\\/|\\\\/)' in elements[0].url",
    ],
    [
      withMedia({ type: "image", url: "/1.png", alt: 1 }),
      "1 is not of type 'string' in elements[0].alt",
    ],
    [withField({ label: "Title", name: "title" }), `'type' is a required property ${place}`],
    [
      withField({ ...TEXT, type: "number" }),
      `'number' is not one of the types that can be here ${place}`,
    ],
    [withField({ type: "text", name: "title" }), `'label' is a required property ${place}`],
    [withField({ type: "textarea", label: "Title" }), `'name' is a required property ${place}`],
    [
      withField({ ...TEXT, default: "Bug" }),
      `'Bug' is not one of ['issue.title', 'issue.description'] ${place}.default`,
    ],
    [withField(select), `exactly one of 'uri' and 'options' is needed ${place}`],
    [
      withField({ ...select, uri: "/a", options: [["1", "One"]] }),
      `exactly one of 'uri' and 'options' is needed ${place}`,
    ],
    [withField({ ...select, uri: "a" }), `'a' does not match '^\\\\/' ${place}.uri`],
    [withField({ ...select, options: [] }), `[] is too short ${place}.options`],
    [withField({ ...select, options: ["a"] }), `'a' is not of type 'array' ${place}.options[0]`],
    [withField({ ...select, options: [["a"]] }), `['a'] is too short ${place}.options[0]`],
    [
      withField({ ...select, options: [["a", "b", "c"]] }),
      `['a', 'b', 'c'] is too long ${place}.options[0]`,
    ],
    [
      withField({ ...select, options: [[1, "One"]] }),
      `1 is not of type 'string' ${place}.options[0][0]`,
    ],
    [
      withField({ ...select, options: [["1", false]] }),
      `False is not of type 'string', 'number' ${place}.options[0][1]`,
    ],
    [
      withField({ ...select, uri: "/a", async: "yes" }),
      `'yes' is not of type 'boolean' ${place}.async`,
    ],
    [
      withField({ ...select, uri: "/a", skip_load_on_open: 1 }),
      `1 is not of type 'boolean' ${place}.skip_load_on_open`,
    ],
    [withField({ ...select, uri: "/a", depends_on: [] }), `[] is too short ${place}.depends_on`],
    [
      withField({ ...select, uri: "/a", depends_on: [{}] }),
      `{} is not of type 'string' ${place}.depends_on[0]`,
    ],
  ])("%j", (element, message) => {
    expect(checkSchema({ elements: [element] })).toEqual({
      message: `${message} for element of type '${element.type}'`,
    });
  });

  test("is quoted by its first 200 characters", () => {
    const { message = "" } = checkSchema({
      elements: [{ ...STACKTRACE_LINK, uri: "x".repeat(1e5) }],
    });
    expect(message.length).toBeLessThan(300);
  });
});
