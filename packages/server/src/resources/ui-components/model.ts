/** What an integration may add to pages here. */
export type ElementType = "issue-link" | "alert-rule-action" | "issue-media" | "stacktrace-link";

export type UiElement = IssueLink | AlertRuleAction | IssueMedia | StacktraceLink;

/** A link beside each frame of a stack trace. */
export interface StacktraceLink {
  type: "stacktrace-link";
  uri: string;
}

/** Two forms on an issue's page: make a new thing in the integration's tool, or name an old one. */
export interface IssueLink {
  type: "issue-link";
  link: Form;
  create: Form;
}

/** What an alert rule may do by this integration, with settings of its own. */
export interface AlertRuleAction {
  type: "alert-rule-action";
  title: string;
  settings: Form & { type: "alert-rule-settings"; description?: string };
}

/** Words and pictures on an issue's page. */
export interface IssueMedia {
  type: "issue-media";
  title: string;
  elements: MediaPiece[];
}

export type MediaPiece =
  | { type: "header" | "markdown"; text: string }
  | { type: "image" | "video"; url: string; alt?: string };

export interface Form {
  uri: string;
  required_fields: FormField[];
  optional_fields?: FormField[];
}

export type FormField = InputField | SelectField;

export interface InputField {
  type: "text" | "textarea";
  label: string;
  name: string;
  default?: "issue.title" | "issue.description";
}

/** Has either `uri` or `options`. */
export interface SelectField {
  type: "select";
  label: string;
  name: string;
  uri?: string;
  options?: [value: string, label: string | number][];
  /** True (or absent): asked for while somebody types. False: loaded once, when the form opens. */
  async?: boolean;
  /** Nothing is loaded until somebody types. */
  skip_load_on_open?: boolean;
  /** Names of other fields: until all of them have values there is nothing to choose. */
  depends_on?: string[];
}
