import { Stack, Text } from "@mantine/core";
import { useState } from "react";
import { ComponentForm } from "../../../components/component-form/component-form.tsx";
import { readForm } from "../../../components/component-form/form-shape.ts";
import type { LoadChoices } from "../../../components/component-form/load-choices.ts";
import { CodeBlock } from "../../../ui/code-block.tsx";
import { sentBody } from "./sent-body.ts";

const DEFAULTS = {
  "issue.title": "TypeError: basket is undefined",
  "issue.description": "The issue's address and the first lines of its stack trace.",
};

interface FormPreviewProps {
  form: unknown;
  action: string;
  kind: "issue" | "alert";
  source: string;
  loadChoices: LoadChoices;
}

/** A form of a schema; its button shows what the integration would be sent. */
export function FormPreview({ form: raw, action, kind, source, loadChoices }: FormPreviewProps) {
  const [sent, setSent] = useState<string>();
  const form = readForm(raw);
  if (form === undefined) {
    return (
      <Text size="xs" c="dimmed">
        There is no form with a uri here yet.
      </Text>
    );
  }
  return (
    <Stack gap="sm">
      {form.description !== undefined && <Text size="sm">{form.description}</Text>}
      <ComponentForm
        // Another form begins anew.
        key={`${source} ${JSON.stringify(raw)}`}
        form={form}
        loadChoices={loadChoices}
        source={source}
        defaults={kind === "issue" ? DEFAULTS : {}}
        action={`Show what “${action}” sends`}
        error={null}
        busy={false}
        onSubmit={(fields) => setSent(sentBody(kind, form.uri, fields))}
      />
      {sent !== undefined && <CodeBlock code={sent} label="request of the form" maxHeight={260} />}
    </Stack>
  );
}
