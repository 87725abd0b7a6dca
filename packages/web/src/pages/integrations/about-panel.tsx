import type { Consent } from "@vedette/contract";
import { MarkdownText } from "../../components/markdown.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Panel } from "../../ui/panel.tsx";
import classes from "./integration-page.module.css";

/** What an integration is for, in the words of its builder. */
export function AboutPanel({ consent: { app } }: { consent: Consent }) {
  const hasWords = app.overview !== null && app.overview !== "";
  if (!hasWords && app.featureData.length === 0) return null;
  return (
    <Panel title="What it does">
      <div className={classes["about"]}>
        {hasWords && (
          <div className={classes["overview"]}>
            <MarkdownText text={app.overview ?? ""} />
          </div>
        )}
        {app.featureData.length > 0 && (
          <ul className={classes["features"]} aria-label="What it is good for">
            {app.featureData.map(({ featureId, description }) => (
              <li key={featureId}>
                <Icon name="check" size={12} /> {description}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}
