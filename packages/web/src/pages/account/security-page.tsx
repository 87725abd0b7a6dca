import { PageHeader } from "../../ui/page-header.tsx";
import { PasskeysPanel } from "./passkeys-panel.tsx";
import { PasswordPanel } from "./password-panel.tsx";
import { SessionsPanel } from "./sessions-panel.tsx";
import { TwoFactorPanel } from "./two-factor-panel.tsx";
import classes from "./tokens-page.module.css";

/** How the person proves who they are, and where they have. */
export function SecurityPage() {
  return (
    <>
      <PageHeader
        title="Security"
        description="How you sign in, and where you are signed in now."
      />
      <div className={classes["panels"]}>
        <TwoFactorPanel />
        <PasskeysPanel />
        <PasswordPanel />
        <SessionsPanel />
      </div>
    </>
  );
}
