import { Text } from "@mantine/core";
import { useState } from "react";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { schemaCheckQuery, useUpdateSentryApp } from "../../../api/sentry-apps.ts";
import { ErrorMessage } from "../../../components/error-message.tsx";
import { notifyDone } from "../../../components/notify.tsx";
import { useAccess } from "../../../components/use-access.ts";
import { Panel } from "../../../ui/panel.tsx";
import { useOwnApp, useOwnOrganization } from "../use-own-app.ts";
import { WebhookRequests } from "../webhook-requests.tsx";
import { readJson } from "./json-places.ts";
import { LeaveUnsaved } from "./leave-unsaved.tsx";
import { SchemaEditor } from "./schema-editor.tsx";
import { SchemaActions } from "./schema-actions.tsx";
import { SchemaPreview } from "./schema-preview.tsx";
import { SchemaState } from "./schema-state.tsx";
import { readVerdict } from "./schema-verdict.ts";
import { toText } from "./schema-text.ts";
import classes from "./components-page.module.css";

const TYPING_MS = 350;

/** What an integration adds to pages here: its schema, what is wrong with it, and what it makes. */
export function ComponentsPage() {
  const organization = useOwnOrganization();
  const app = useOwnApp();
  const [text, setText] = useState(() => toText(app.schema));
  const [settled] = useDebouncedValue(text, TYPING_MS);
  const read = readJson(text);
  const asked = readJson(settled);
  const check = useQuery({
    ...schemaCheckQuery(app.slug, "value" in asked ? asked.value : null),
    enabled: "value" in asked,
  });
  const isChecked = text === settled && !check.isPlaceholderData && !check.isFetching;
  const verdict = readVerdict(read, isChecked ? check.data : undefined);
  const saving = useUpdateSentryApp(app.slug);
  const mayWrite = useAccess(organization, "org:write", "org:admin");
  const isDirty = "value" in read ? toText(read.value) !== toText(app.schema) : true;

  function save() {
    if (!("value" in read)) return;
    saving.mutate(
      { schema: read.value },
      {
        onSuccess: (changed) => {
          setText(toText(changed.schema));
          notifyDone(`The components of ${app.name} are saved.`);
        },
      },
    );
  }

  return (
    <>
      <div className={classes["columns"]}>
        <Panel title="Schema" flush>
          <SchemaEditor text={text} onChange={setText} wrongLine={verdict.line} />
          <SchemaState verdict={verdict} />
          {check.isError && <ErrorMessage error={check.error} />}
          {saving.isError && <ErrorMessage error={saving.error} />}
          <SchemaActions
            read={read}
            onChange={setText}
            onSave={save}
            canSave={mayWrite && isDirty && verdict.kind === "fine"}
            busy={saving.isPending}
          />
        </Panel>
        <div className={classes["preview"]}>
          <SchemaPreview
            organization={organization}
            app={app}
            schema={"value" in read ? read.value : undefined}
          />
          <Text size="xs" c="dimmed">
            Each type of component can be there once. Saving makes them anew, on all organizations
            that have the integration.
          </Text>
        </div>
        <LeaveUnsaved isDirty={isDirty} />
      </div>
      <Panel title="What it was asked lately" flush>
        <WebhookRequests app={app.slug} />
      </Panel>
    </>
  );
}
