import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { FiredAction, Incident } from "@vedette/contract";
import { organizationAppsQuery } from "../../../api/sentry-apps.ts";
import { fullTime } from "../../../format/time.ts";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { actionWords } from "../rule-words.ts";
import { AlertStateDot } from "./alert-state-mark.tsx";
import { stepsOf } from "./incident-words.ts";
import classes from "./metric.module.css";

interface IncidentTimelineProps {
  organization: string;
  incident: Incident;
}

/** What became of an incident, oldest first, and who was told. */
export function IncidentTimeline({ organization, incident }: IncidentTimelineProps) {
  const { data: own } = useQuery(organizationAppsQuery(organization, undefined));
  const names = own?.apps.map(({ name }) => name) ?? [];
  return (
    <ol className={classes["timeline"]}>
      {stepsOf(incident.activities ?? [], incident.alertRule).map((step) => (
        <li key={step.id} className={classes["step"]}>
          <AlertStateDot state={step.state} />
          {step.words}{" "}
          <span className={classes["fact"]}>
            {fullTime(step.date)}, <TimeAgo instant={step.date} />
          </span>
          {step.silence !== null && <p className={classes["fact"]}>{step.silence}</p>}
          {step.actions.length > 0 && (
            <ul className={classes["told"]} aria-label="Who was told">
              {step.actions.map((action, at) => (
                // They keep the order of the alert's actions, and have no name of their own.
                // oxlint-disable-next-line no-array-index-key
                <li key={at}>
                  <Told organization={organization} action={action} names={names} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

interface ToldProps {
  organization: string;
  action: FiredAction;
  /** Of the integrations whose deliveries are shown here; those of others are their makers'. */
  names: readonly string[];
}

function Told({ organization, action, names }: ToldProps) {
  const { kind, name, deliveryId } = action;
  const words = actionWords(action);
  if (deliveryId === null || (kind === "integration" && !names.includes(name))) return words;
  return (
    <Link
      to="/organizations/$organization/deliveries/$delivery/"
      params={{ organization, delivery: deliveryId }}
    >
      {words}
    </Link>
  );
}
