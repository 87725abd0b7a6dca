import { useAccess } from "../../components/use-access.ts";
import { CredentialsPanel } from "./credentials-panel.tsx";
import { RotatePanel } from "./rotate-panel.tsx";
import { TokensPanel } from "./tokens-panel.tsx";
import { useOwnApp, useOwnOrganization } from "./use-own-app.ts";

/** How an integration proves who it is: its client id and secret, and the tokens of internal ones. */
export function CredentialsPage() {
  const organization = useOwnOrganization();
  const app = useOwnApp();
  const mayWrite = useAccess(organization, "org:write", "org:admin");
  return (
    <>
      <CredentialsPanel app={app} />
      {mayWrite && <RotatePanel app={app} />}
      {app.status === "internal" && mayWrite && <TokensPanel app={app.slug} />}
    </>
  );
}
