import { getRouteApi } from "@tanstack/react-router";
import { SettingsLayout, SettingsLink } from "./settings-layout.tsx";

const route = getRouteApi("/signed-in/organizations/$organization/settings");

/** The settings of an organization. A new settings page gets its line here. */
const LINES = [
  { to: "/organizations/$organization/settings/general/", label: "General" },
  { to: "/organizations/$organization/settings/members/", label: "Members" },
  { to: "/organizations/$organization/settings/teams/", label: "Teams" },
  { to: "/organizations/$organization/settings/service-accounts/", label: "Service accounts" },
  { to: "/organizations/$organization/settings/tokens/", label: "Organization tokens" },
  { to: "/organizations/$organization/settings/developer/", label: "Developer settings" },
  { to: "/organizations/$organization/settings/audit-log/", label: "Audit log" },
] as const;

export function OrganizationSettings() {
  const params = route.useParams();
  return (
    <SettingsLayout label="Settings of the organization">
      {LINES.map(({ to, label }) => (
        <SettingsLink key={to} to={to} params={params}>
          {label}
        </SettingsLink>
      ))}
    </SettingsLayout>
  );
}
