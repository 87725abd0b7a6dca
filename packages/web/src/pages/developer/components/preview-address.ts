/** Where a path of a schema leads: on the host of the webhook address; as it is without one. */
export function toAbsolute(webhookUrl: string | null, path: string): string {
  if (webhookUrl === null || !URL.canParse(webhookUrl) || !path.startsWith("/")) return path;
  return `${new URL(webhookUrl).origin}${path}`;
}
