import { SettingsLayout, SettingsLink } from "./settings-layout.tsx";

/** The person's own settings. A new page gets its line here. */
const LINES = [
  { to: "/account/profile/", label: "Profile" },
  { to: "/account/security/", label: "Security" },
  { to: "/account/notifications/", label: "Notifications" },
  { to: "/account/tokens/", label: "API tokens" },
  { to: "/account/authorized-applications/", label: "Authorized applications" },
  { to: "/account/oauth-applications/", label: "OAuth applications" },
  { to: "/account/catch-all/", label: "Catch-all" },
] as const;

export function AccountSettings() {
  return (
    <SettingsLayout label="Your account">
      {LINES.map(({ to, label }) => (
        <SettingsLink key={to} to={to}>
          {label}
        </SettingsLink>
      ))}
    </SettingsLayout>
  );
}
