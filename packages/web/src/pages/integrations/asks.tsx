import type { Consent } from "@vedette/contract";
import classes from "./integration-page.module.css";

/** What an integration may do in the organization, a sentence for each resource. */
export function PermissionAsks({ consent: { permissions } }: { consent: Consent }) {
  return (
    <ul className={classes["asks"]}>
      {permissions.map(({ resource, sentence, scopes }) => (
        <li key={resource}>
          {sentence} <span className={classes["scopes"]}>{scopes.join(", ")}</span>
        </li>
      ))}
      {permissions.length === 0 && <li>Nothing: it asks for no permission.</li>}
    </ul>
  );
}

/** What it is told. */
export function EventAsks({ consent: { events } }: { consent: Consent }) {
  return (
    <ul className={classes["asks"]}>
      {events.map(({ resource, sentence }) => (
        <li key={resource}>{sentence}</li>
      ))}
      {events.length === 0 && <li>Nothing but that it is installed or uninstalled.</li>}
    </ul>
  );
}
