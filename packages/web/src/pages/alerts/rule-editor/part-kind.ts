/** One kind of condition, filter or action that a rule can have, as the configuration tells it. */
export interface PartKind {
  /** Of the kind; integrations with a form of their own have one each. */
  key: string;
  id: string;
  /** A sentence with a `{name}` for each field that stands in it. */
  label: string;
  /** What it is called where one is chosen. */
  prompt: string;
  fields: readonly PartField[];
  /** The form of an integration, where it has one. */
  form?: unknown;
  installation?: string;
}

export interface PartField {
  name: string;
  type: "number" | "string" | "choice" | "mailAction" | "assignedTo" | "personOrTeam";
  choices: readonly (readonly [value: string, label: string])[];
  placeholder: string;
  required: boolean;
}

/** A part of a rule as it is written: its id and its fields. */
export interface Part {
  id: string;
  [field: string]: unknown;
}

/** Reads what rules can be made of; kinds that pages do not know are left out. */
export function readKinds(raw: readonly Record<string, unknown>[]): PartKind[] {
  return raw.flatMap((one) => {
    const { id, label, enabled, prompt, formFields, actionType, sentryAppInstallationUuid } = one;
    if (typeof id !== "string" || typeof label !== "string" || enabled === false) return [];
    if (actionType === "sentryapp") {
      if (typeof sentryAppInstallationUuid !== "string") return [];
      const key = `${id} ${sentryAppInstallationUuid}`;
      const name = typeof prompt === "string" ? prompt : label;
      const installation = sentryAppInstallationUuid;
      return [{ key, id, label, prompt: name, fields: [], form: formFields, installation }];
    }
    const words = typeof prompt === "string" ? prompt : label.replaceAll(/\{(\w+)\}/g, "…");
    return [{ key: id, id, label, prompt: words, fields: readFields(formFields) }];
  });
}

/** The kind that a part of a rule is of. */
export function kindOf(kinds: readonly PartKind[], part: Part): PartKind | undefined {
  const installation = part["sentryAppInstallationUuid"];
  return kinds.find(
    (kind) =>
      kind.id === part.id &&
      (kind.installation === undefined || kind.installation === installation),
  );
}

/** A part of this kind before anything was filled in. */
export function newPart(kind: PartKind): Part {
  const values = kind.fields.flatMap(
    ({ name, type, choices, placeholder }): [string, string | number][] => {
      if (type === "choice") return [[name, choices[0]?.[0] ?? ""]];
      if (type === "personOrTeam") return [[name, "Member"]];
      return type === "number" ? [[name, Number(placeholder) || 0]] : [];
    },
  );
  const { id, installation } = kind;
  return {
    id,
    ...Object.fromEntries(values),
    ...(installation !== undefined && {
      sentryAppInstallationUuid: installation,
      hasSchemaFormConfig: true,
      settings: [],
    }),
  };
}

/** The label cut where its fields stand: texts and names of fields in turn. */
export function cutLabel(kind: PartKind): (string | PartField)[] {
  const known = new Map(kind.fields.map((field) => [field.name, field]));
  const inLabel = new Set<string>();
  const pieces = kind.label.split(/\{(\w+)\}/g).flatMap((piece, at): (string | PartField)[] => {
    if (at % 2 === 0) return piece === "" ? [] : [piece];
    inLabel.add(piece);
    const field = known.get(piece);
    return field === undefined ? [] : [field];
  });
  return [...pieces, ...kind.fields.filter(({ name }) => !inLabel.has(name))];
}

function readFields(raw: unknown): PartField[] {
  if (typeof raw !== "object" || raw === null) return [];
  const fields = readEach(raw);
  const whom = fields.find(({ type }) => type === "assignedTo");
  if (whom === undefined) return fields;
  // Whether it is a team or a member, and which, is chosen in one place: where the sentence has it.
  return fields.flatMap((field) => {
    if (field === whom) return [];
    return field.name === "targetType" ? { ...field, type: whom.type } : field;
  });
}

function readEach(raw: object): PartField[] {
  return Object.entries(raw as Record<string, unknown>).flatMap(([name, field]) => {
    if (typeof field !== "object" || field === null) return [];
    const { type, choices, placeholder, required } = field as Record<string, unknown>;
    if (!isFieldType(type)) return [];
    return [
      {
        name,
        type,
        choices: Array.isArray(choices) ? (choices as [string, string][]) : [],
        placeholder:
          typeof placeholder === "string" || typeof placeholder === "number"
            ? String(placeholder)
            : "",
        required: required !== false,
      },
    ];
  });
}

const FIELD_TYPES = ["number", "string", "choice", "mailAction", "assignedTo"] as const;

function isFieldType(type: unknown): type is PartField["type"] {
  return FIELD_TYPES.some((known) => known === type);
}

/** A field of a part as text; empty for what is none. */
export function textOf(part: Part, field: string): string {
  const value = part[field];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
