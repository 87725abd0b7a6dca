/** The text of a form's field, without the spaces around it unless it is a password. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  if (typeof value !== "string") return "";
  return /password/i.test(name) ? value : value.trim();
}
