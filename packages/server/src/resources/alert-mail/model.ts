/** Who is mailed. `fallthrough`: who is, when an issue has no owner. */
export type MailTarget =
  | { type: "owners"; fallthrough: Fallthrough }
  /** `member`: by the id of the person. */
  | { type: "member" | "team"; id: number };

export type Fallthrough = "active-members" | "all-members" | "nobody";
