/**
 * What each element of an integration's schema may hold (docs/integrate/ui-components.md), as JSON
 * Schema. More properties than these are allowed everywhere and kept as they are.
 */
const URI = { type: "string", pattern: "^\\/" };
const TEXT = { type: "string" };

const DEFAULTS = ["issue.title", "issue.description"];

/** A value and what people see for it. */
const OPTION = {
  type: "array",
  minItems: 2,
  maxItems: 2,
  items: [TEXT, { type: ["string", "number"] }],
};

const FIELD = {
  type: "object",
  discriminator: { propertyName: "type" },
  required: ["type"],
  oneOf: [inputField("text"), inputField("textarea"), selectField()],
};

const FIELDS = { type: "array", minItems: 1, items: FIELD };

const FORM = {
  type: "object",
  required: ["uri", "required_fields"],
  properties: { uri: URI, required_fields: FIELDS, optional_fields: FIELDS },
};

const ALERT_SETTINGS = {
  type: "object",
  required: ["type", "uri", "required_fields"],
  properties: {
    type: { type: "string", enum: ["alert-rule-settings"] },
    uri: URI,
    description: { type: "string", minLength: 1, maxLength: 140 },
    required_fields: FIELDS,
    optional_fields: FIELDS,
  },
};

const MEDIA = {
  type: "object",
  discriminator: { propertyName: "type" },
  required: ["type"],
  oneOf: [
    textPiece("header"),
    textPiece("markdown"),
    picturePiece("image", { alt: TEXT }),
    picturePiece("video", {}),
  ],
};

/** By the element's type, in the order in which messages name them. */
export const ELEMENTS = {
  "issue-link": {
    type: "object",
    required: ["type", "link", "create"],
    properties: { link: FORM, create: FORM },
  },
  "alert-rule-action": {
    type: "object",
    required: ["type", "title", "settings"],
    properties: { title: TEXT, settings: ALERT_SETTINGS },
  },
  "issue-media": {
    type: "object",
    required: ["type", "title", "elements"],
    properties: { title: TEXT, elements: { type: "array", minItems: 1, items: MEDIA } },
  },
  "stacktrace-link": {
    type: "object",
    required: ["type", "uri"],
    properties: { uri: URI },
  },
} as const;

function inputField(type: "text" | "textarea") {
  return {
    required: ["type", "label", "name"],
    properties: {
      type: { const: type },
      label: TEXT,
      name: TEXT,
      default: { type: "string", enum: DEFAULTS },
    },
  };
}

function selectField() {
  return {
    required: ["type", "label", "name"],
    properties: {
      type: { const: "select" },
      label: TEXT,
      name: TEXT,
      uri: URI,
      async: { type: "boolean" },
      skip_load_on_open: { type: "boolean" },
      depends_on: { type: "array", minItems: 1, items: TEXT },
      options: { type: "array", minItems: 1, items: OPTION },
    },
    oneOf: [{ required: ["uri"] }, { required: ["options"] }],
  };
}

function textPiece(type: "header" | "markdown") {
  return { required: ["type", "text"], properties: { type: { const: type }, text: TEXT } };
}

function picturePiece(type: "image" | "video", more: object) {
  const url = { type: "string", pattern: "^(?:https?:\\/\\/|\\/)" };
  return { required: ["type", "url"], properties: { type: { const: type }, url, ...more } };
}
