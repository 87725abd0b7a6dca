import type { InstanceMail } from "@vedette/contract";

/** What may have become of a mail, in words and colours. */
export const MAIL_STATES: readonly {
  status: InstanceMail["status"];
  label: string;
  color: string;
}[] = [
  { status: "pending", label: "on its way", color: "yellow" },
  { status: "sent", label: "sent", color: "teal" },
  { status: "failed", label: "failed", color: "red" },
  { status: "unsent", label: "not sent", color: "gray" },
];

/** A state by its name in an address or a form; undefined when there is none of that name. */
export function toMailState(text: string | undefined): InstanceMail["status"] | undefined {
  return MAIL_STATES.find(({ status }) => status === text)?.status;
}
