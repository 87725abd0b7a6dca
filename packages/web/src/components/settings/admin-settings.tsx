import { SettingsLayout, SettingsLink } from "./settings-layout.tsx";

/** The pages of who looks after the instance. A new page gets its line here. */
const LINES = [
  { to: "/admin/overview/", label: "Overview" },
  { to: "/admin/users/", label: "Users" },
  { to: "/admin/organizations/", label: "Organizations" },
  { to: "/admin/mail/", label: "Mail" },
] as const;

export function AdminSettings() {
  return (
    <SettingsLayout label="Administration">
      {LINES.map(({ to, label }) => (
        <SettingsLink key={to} to={to}>
          {label}
        </SettingsLink>
      ))}
    </SettingsLayout>
  );
}
