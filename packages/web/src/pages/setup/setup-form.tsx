import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import type { SetupRequest } from "@vedette/contract";
import { useState, type FormEvent } from "react";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { PlatformPicker } from "../../components/platform-picker.tsx";
import type { PlatformName } from "../../components/platforms.ts";
import { formText } from "../../ui/form-text.ts";

const FIELDS = ["token", "name", "email", "password", "organizationName", "projectName"];

interface SetupFormProps {
  /** From the address the server printed; without it the form asks. */
  token: string | undefined;
  error: unknown;
  busy: boolean;
  onSubmit: (request: SetupRequest) => void;
}

/** Everything the first run asks for. */
export function SetupForm({ token, error, busy, onSubmit }: SetupFormProps) {
  const [platform, setPlatform] = useState<PlatformName>("javascript");
  const wrong = fieldsOf(error);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onSubmit({
      token: token ?? formText(form, "token"),
      name: formText(form, "name"),
      email: formText(form, "email"),
      password: formText(form, "password"),
      organizationName: formText(form, "organizationName"),
      projectName: formText(form, "projectName"),
      platform,
    });
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {token === undefined && (
          <TextInput
            name="token"
            label="Setup token"
            description="The server printed an address with it when it started."
            required
            error={wrong["token"]}
          />
        )}
        <TextInput
          name="name"
          label="Your name"
          autoComplete="name"
          maxLength={128}
          required
          error={wrong["name"]}
          autoFocus
        />
        <TextInput
          name="email"
          type="email"
          label="E-mail"
          autoComplete="username"
          required
          error={wrong["email"]}
        />
        <PasswordInput
          name="password"
          label="Password"
          description="At least 8 characters."
          autoComplete="new-password"
          minLength={8}
          maxLength={256}
          required
          error={wrong["password"]}
        />
        <TextInput
          name="organizationName"
          label="Organization"
          placeholder="Acme"
          autoComplete="organization"
          maxLength={64}
          required
          error={wrong["organizationName"]}
        />
        <TextInput
          name="projectName"
          label="First project"
          placeholder="Shop"
          description="One project for each thing that can break: a web page, a service, a job."
          maxLength={50}
          required
          error={wrong["projectName"]}
        />
        <PlatformPicker value={platform} onChange={setPlatform} />
        {error !== null && !isAboutFields(error, FIELDS.slice(token === undefined ? 0 : 1)) && (
          <ErrorMessage error={error} />
        )}
        <Button type="submit" size="sm" fullWidth loading={busy}>
          Set up Vedette
        </Button>
      </Stack>
    </form>
  );
}
