import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { metricAlertQuery, metricAlertsQuery } from "../../api/metric-alerts.ts";

const TYPING_MS = 200;
const SHOWN = 25;

interface MetricAlertFieldProps {
  organization: string;
  /** Its id; empty: none is chosen yet. */
  alert: string;
  onChange: (alert: string) => void;
}

/** Chooses a metric alert by its name. */
export function MetricAlertField({ organization, alert, onChange }: MetricAlertFieldProps) {
  const [typed, setTyped] = useState("");
  const [query] = useDebouncedValue(typed.trim(), TYPING_MS);
  const { data: chosen } = useQuery({
    ...metricAlertQuery(organization, alert),
    enabled: alert !== "",
  });
  // The box holds the name of the chosen one while nobody searches.
  const wanted = query === chosen?.name || query === "" ? {} : { query };
  const { data: page } = useQuery(metricAlertsQuery(organization, { limit: SHOWN, ...wanted }));
  const found = new Map(
    [...(chosen === undefined ? [] : [chosen]), ...(page?.rules ?? [])].map((rule) => [
      rule.id,
      { value: rule.id, label: rule.name, project: rule.projects.join(", ") },
    ]),
  );
  return (
    <Select
      label="Metric alert"
      description="Critical makes it sick, a warning sad, and what is resolved happy again."
      placeholder="Choose one by its name"
      value={alert === "" ? null : alert}
      onChange={(value) => onChange(value ?? "")}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      // The API has searched already.
      filter={({ options }) => options}
      data={[...found.values()]}
      renderOption={({ option }) => (
        <span>
          {option.label} <small>{found.get(option.value)?.project}</small>
        </span>
      )}
      nothingFoundMessage={
        query === "" ? "There is none yet: make one under Alerts." : "None is called so."
      }
      allowDeselect={false}
      withAsterisk={false}
      required
    />
  );
}
