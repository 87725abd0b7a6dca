import { Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { SentryApp } from "@vedette/contract";
import { useState } from "react";
import { consentQuery } from "../../../api/integrations.ts";
import { loadChoicesOf } from "../../../api/ui-components.ts";
import { Panel } from "../../../ui/panel.tsx";
import { EmptyLine } from "../../../ui/list-line.tsx";
import { ElementPreview } from "./element-preview.tsx";
import { loadSamples } from "./load-samples.ts";
import { elementsOf } from "./schema-fault.ts";
import classes from "./components-page.module.css";

interface SchemaPreviewProps {
  organization: string;
  app: SentryApp;
  /** As it stands in the editor; undefined while that is no JSON. */
  schema: unknown;
}

/** What the schema in the editor makes of pages, with choices made up or asked for. */
export function SchemaPreview({ organization, app, schema }: SchemaPreviewProps) {
  const { data: consent } = useQuery(consentQuery(organization, app.slug));
  const [asksApp, setAsksApp] = useState(false);
  const installation = consent?.installation?.uuid;
  const elements = elementsOf(schema) ?? [];
  const asked = asksApp && installation !== undefined ? installation : undefined;
  return (
    <Panel
      title="Preview"
      flush
      aside={
        <Switch
          size="xs"
          label={`Ask ${app.name} for choices`}
          checked={asked !== undefined}
          disabled={installation === undefined}
          onChange={(event) => setAsksApp(event.currentTarget.checked)}
        />
      }
    >
      {elements.length === 0 && (
        <EmptyLine>
          {schema === undefined
            ? "It is shown when the text is JSON."
            : "Nothing to show yet. Add an example below the schema."}
        </EmptyLine>
      )}
      <ul className={classes["elements"]}>
        {elements.map((element, at) => (
          // Elements are told apart by their type, which may be missing while somebody writes.
          // oxlint-disable-next-line no-array-index-key
          <li key={at} className={classes["element"]}>
            <ElementPreview
              app={app}
              element={element}
              source={asked ?? "samples"}
              loadChoices={asked === undefined ? loadSamples : loadChoicesOf(asked)}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
