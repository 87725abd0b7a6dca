import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { environmentsQuery } from "../api/environments.ts";
import { projectsQuery } from "../api/projects.ts";

interface ScopeSelectProps {
  organization: string;
  /** What is chosen, by its name in the address; none: all. */
  value: string | undefined;
  /** An empty text means all. */
  onChange: (value: string) => void;
}

/** Narrows a list to one project. */
export function ProjectSelect({ organization, value = "", onChange }: ScopeSelectProps) {
  const { data: projects = [] } = useQuery(projectsQuery(organization));
  return (
    <NativeSelect
      size="xs"
      aria-label="Project"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: "", label: "All projects" },
        ...projects.map(({ slug, name }) => ({ value: slug, label: name })),
        ...unknown(
          projects.map(({ slug }) => slug),
          value,
        ),
      ]}
    />
  );
}

/** Narrows a list to one environment. */
export function EnvironmentSelect({ organization, value = "", onChange }: ScopeSelectProps) {
  const { data: environments = [] } = useQuery(environmentsQuery(organization));
  const names = environments.map(({ name }) => name);
  return (
    <NativeSelect
      size="xs"
      aria-label="Environment"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: "", label: "All environments" }, ...names, ...unknown(names, value)]}
    />
  );
}

/** What the address names is a choice even while, or although, the API does not know it. */
function unknown(known: readonly string[], chosen: string): string[] {
  return chosen === "" || known.includes(chosen) ? [] : [chosen];
}
