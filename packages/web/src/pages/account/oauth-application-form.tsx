import { Button, Fieldset, Radio, Stack, Textarea, TextInput } from "@mantine/core";
import type { ApiApplication } from "@vedette/contract";
import type { FormEvent } from "react";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { formText } from "../../ui/form-text.ts";

const FIELDS = ["name", "redirectUris", "homepageUrl", "privacyUrl", "termsUrl"];

/** What the form gives. */
export interface ApplicationFields {
  name: string;
  redirectUris: string[];
  homepageUrl: string | null;
  privacyUrl: string | null;
  termsUrl: string | null;
  isPublic: boolean;
}

interface OauthApplicationFormProps {
  /** Undefined for a new one, which also chooses whether it can keep a secret. */
  application?: ApiApplication;
  action: string;
  busy: boolean;
  error: unknown;
  onSubmit: (fields: ApplicationFields) => void;
}

/** What an OAuth application is called and where it may send people back to. */
export function OauthApplicationForm(props: OauthApplicationFormProps) {
  const { application, error } = props;
  const wrong = fieldsOf(error);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    props.onSubmit({
      name: formText(form, "name"),
      redirectUris: formText(form, "redirectUris").split(/\s+/).filter(Boolean),
      homepageUrl: formText(form, "homepageUrl") || null,
      privacyUrl: formText(form, "privacyUrl") || null,
      termsUrl: formText(form, "termsUrl") || null,
      isPublic: formText(form, "kind") === "public",
    });
  }

  return (
    <form onSubmit={onSubmit}>
      <Stack gap="md">
        <TextInput
          name="name"
          label="Name"
          description="People read it when they are asked."
          placeholder="Acme release bot"
          defaultValue={application?.name}
          maxLength={64}
          required
          autoComplete="off"
          error={wrong["name"]}
        />
        {application === undefined && (
          <Radio.Group name="kind" label="Where it runs" defaultValue="confidential">
            <Stack gap={6} mt={6}>
              <Radio size="xs" value="confidential" label="On a server, which can keep a secret" />
              <Radio
                size="xs"
                value="public"
                label="On people's own machines or in their browser, without a secret"
              />
            </Stack>
          </Radio.Group>
        )}
        <Textarea
          name="redirectUris"
          label="Redirect URIs"
          description="One a line. People are sent back to one of them, compared whole. Tools that use the device flow need none."
          placeholder="https://acme.example/oauth/callback"
          defaultValue={application?.redirectUris.join("\n")}
          autosize
          minRows={2}
          spellCheck={false}
          error={wrong["redirectUris"]}
        />
        <Fieldset legend="Links for who is asked (optional)">
          <Stack gap="sm">
            {LINKS.map(({ name, label }) => (
              <TextInput
                key={name}
                name={name}
                type="url"
                label={label}
                placeholder="https://"
                defaultValue={application?.[name] ?? ""}
                maxLength={512}
                error={wrong[name]}
              />
            ))}
          </Stack>
        </Fieldset>
        {error !== null && !isAboutFields(error, FIELDS) && <ErrorMessage error={error} />}
        <div>
          <Button type="submit" loading={props.busy}>
            {props.action}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

const LINKS = [
  { name: "homepageUrl", label: "Homepage" },
  { name: "privacyUrl", label: "Privacy policy" },
  { name: "termsUrl", label: "Terms of use" },
] as const;
