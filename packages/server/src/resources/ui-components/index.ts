/** What integrations add to pages here: the schema that says so, and its elements as they are kept. */
export type {
  AlertRuleAction,
  ElementType,
  Form,
  FormField,
  IssueLink,
  IssueMedia,
  MediaPiece,
  SelectField,
  StacktraceLink,
  UiElement,
} from "./model.ts";
export { type CheckedSchema, checkSchema } from "./schema/check-schema.ts";
export { findComponents, replaceComponents, type UiComponent } from "./store.ts";
