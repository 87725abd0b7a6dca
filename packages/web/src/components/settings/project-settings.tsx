import { getRouteApi } from "@tanstack/react-router";
import { SettingsLayout, SettingsLink } from "./settings-layout.tsx";

const route = getRouteApi("/signed-in/organizations/$organization/projects/$project/settings");

/** The settings of a project. A new page gets its line here. */
const LINES = [
  { to: "/organizations/$organization/projects/$project/settings/general/", label: "General" },
  {
    to: "/organizations/$organization/projects/$project/settings/privacy/",
    label: "Data and privacy",
  },
  { to: "/organizations/$organization/projects/$project/settings/teams/", label: "Teams" },
  { to: "/organizations/$organization/projects/$project/settings/hooks/", label: "Service hooks" },
] as const;

export function ProjectSettings() {
  const params = route.useParams();
  return (
    <SettingsLayout label={`Settings of the project ${params.project}`}>
      <SettingsLink
        to="/organizations/$organization/projects/$project/"
        params={params}
        activeOptions={{ exact: true }}
      >
        ← {params.project}
      </SettingsLink>
      {LINES.map(({ to, label }) => (
        <SettingsLink key={to} to={to} params={params}>
          {label}
        </SettingsLink>
      ))}
    </SettingsLayout>
  );
}
