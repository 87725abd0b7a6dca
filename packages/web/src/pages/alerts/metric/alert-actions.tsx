import { Button, Menu } from "@mantine/core";
import type { MetricAlertRule } from "@vedette/contract";
import { useMetricAlertChanges } from "../../../api/metric-alerts.ts";
import { LinkButton } from "../../../components/links.tsx";
import { notifyDone } from "../../../components/notify.tsx";
import { SNOOZE_CHOICES, toSnooze } from "./snooze-choices.ts";

/** Switches a metric alert on or off, silences and wakes it, leads to its form. */
export function AlertActions({
  organization,
  rule,
}: {
  organization: string;
  rule: MetricAlertRule;
}) {
  const { enable, snooze, unsnooze } = useMetricAlertChanges(organization);
  const isOff = rule.status !== 0;
  return (
    <>
      <Button
        variant="default"
        loading={enable.isPending}
        onClick={() =>
          enable.mutate(
            { rule: rule.id, isEnabled: isOff },
            { onSuccess: () => notifyDone(`${rule.name} is switched ${isOff ? "on" : "off"}.`) },
          )
        }
      >
        {isOff ? "Switch on" : "Switch off"}
      </Button>
      {rule.snooze ? (
        <Button
          variant="default"
          loading={unsnooze.isPending}
          onClick={() => unsnooze.mutate(rule.id)}
        >
          Let it be heard again
        </Button>
      ) : (
        <Menu>
          <Menu.Target>
            <Button variant="default" loading={snooze.isPending}>
              Silence …
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>For everybody</Menu.Label>
            {SNOOZE_CHOICES.map(([label, lengthMs]) => (
              <Menu.Item
                key={label}
                onClick={() =>
                  snooze.mutate({ rule: rule.id, ...toSnooze("everyone", lengthMs, Date.now()) })
                }
              >
                {label}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Label>Only its mail to me</Menu.Label>
            {SNOOZE_CHOICES.filter(([, lengthMs]) => lengthMs === null).map(([label, lengthMs]) => (
              <Menu.Item
                key={label}
                onClick={() =>
                  snooze.mutate({ rule: rule.id, ...toSnooze("me", lengthMs, Date.now()) })
                }
              >
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <LinkButton
        to="/organizations/$organization/alerts/metric/$rule/edit/"
        params={{ organization, rule: rule.id }}
        variant="default"
      >
        Edit
      </LinkButton>
    </>
  );
}
