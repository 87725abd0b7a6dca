import { Checkbox, Stack, Textarea, TextInput } from "@mantine/core";
import type { AppDraft } from "./app-draft.ts";
import { FeaturesField } from "./features-field.tsx";
import { OverviewField } from "./overview-field.tsx";

/** The fields below, for telling which refusals they show. */
export const ABOUT_FIELDS = [
  "name",
  "author",
  "overview",
  "redirectUrl",
  "allowedOrigins",
  "features",
] as const;

interface AboutFieldsProps {
  draft: AppDraft;
  onChange: (change: Partial<AppDraft>) => void;
  errors: { readonly [field: string]: string };
  isInternal: boolean;
  isPublished: boolean;
}

/** What an integration is: its names and words, and how it is installed. */
export function AboutFields(props: AboutFieldsProps) {
  const { draft, onChange, errors, isInternal, isPublished } = props;
  return (
    <Stack gap="md">
      <TextInput
        label="Name"
        description="People see it in the directory, on issues and in the audit log."
        value={draft.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        maxLength={57}
        required
        autoComplete="off"
        error={errors["name"]}
      />
      <TextInput
        label="Author"
        description={
          isInternal
            ? "Who looks after it. Left empty, it is the organization."
            : "The company or the person who makes it."
        }
        value={draft.author}
        onChange={(event) => onChange({ author: event.currentTarget.value })}
        maxLength={255}
        required={!isInternal}
        autoComplete="off"
        error={errors["author"]}
      />
      <OverviewField
        value={draft.overview}
        onChange={(overview) => onChange({ overview })}
        error={errors["overview"]}
      />
      {!isInternal && (
        <>
          <TextInput
            type="url"
            label="Redirect address"
            description="After installing, browsers are sent there with a code and the installation. May stay empty: the code is in the webhook too."
            placeholder="https://tool.example/setup"
            value={draft.redirectUrl}
            onChange={(event) => onChange({ redirectUrl: event.currentTarget.value })}
            maxLength={512}
            autoComplete="off"
            error={errors["redirectUrl"]}
          />
          <Checkbox
            label="It confirms each installation itself"
            description="Off: an installation works as soon as somebody has agreed to it. On: it is pending, and told of nothing, until the integration confirms it by the API. For tools whose own set-up has more steps."
            checked={draft.verifyInstall}
            onChange={(event) => onChange({ verifyInstall: event.currentTarget.checked })}
          />
          <FeaturesField
            features={draft.features}
            onChange={(features) => onChange({ features })}
            isFrozen={isPublished}
            error={errors["features"]}
          />
        </>
      )}
      <Textarea
        label="Its own hosts (optional)"
        description="One a line, without protocol. Once there are some, at least one stays."
        placeholder="tool.example"
        value={draft.allowedOrigins}
        onChange={(event) => onChange({ allowedOrigins: event.currentTarget.value })}
        autosize
        minRows={2}
        maxRows={8}
        spellCheck={false}
        error={errors["allowedOrigins"]}
      />
    </Stack>
  );
}
