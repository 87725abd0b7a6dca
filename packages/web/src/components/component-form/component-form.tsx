import { Button, Group, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { ErrorMessage } from "../error-message.tsx";
import { ComponentFields } from "./component-fields.tsx";
import { type ChoiceValue, fieldsOfForm, type FormShape } from "./form-shape.ts";
import { initialValues, missingLabels, type TextDefaults, toSentFields } from "./form-values.ts";
import type { LoadChoices } from "./load-choices.ts";

interface ComponentFormProps {
  form: FormShape;
  loadChoices: LoadChoices;
  /** Whose answers `loadChoices` gives: the installation. */
  source: string;
  /** What `issue.title` and `issue.description` stand for. */
  defaults?: TextDefaults;
  /** The words of the button. */
  action: string;
  /** Why the last try failed, or null. */
  error: unknown;
  busy: boolean;
  onSubmit: (fields: Record<string, ChoiceValue>) => void;
}

/** A form of an integration with a button of its own: for making or linking an issue elsewhere. */
export function ComponentForm(props: ComponentFormProps) {
  const { form, defaults = {}, action, error, busy, onSubmit } = props;
  const [values, setValues] = useState(() => initialValues(form, { defaults }));
  const missing = missingLabels(form, values);
  const names = fieldsOfForm(form).map(({ name }) => name);

  function submit(event: FormEvent) {
    event.preventDefault();
    // The page may have a form around this one, in whose place it would be sent.
    event.stopPropagation();
    if (missing.length === 0) onSubmit(toSentFields(form, values));
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <ComponentFields
          form={form}
          values={values}
          onChange={setValues}
          loadChoices={props.loadChoices}
          source={props.source}
          errors={fieldsOf(error)}
        />
        {error !== null && !isAboutFields(error, names) && <ErrorMessage error={error} />}
        <Group gap="xs">
          <Button type="submit" loading={busy} disabled={missing.length > 0}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
