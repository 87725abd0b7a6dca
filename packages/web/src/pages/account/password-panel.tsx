import { Button, PasswordInput, Stack } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useChangePassword } from "../../api/account.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { notifyDone } from "../../components/notify.tsx";
import { formText } from "../../ui/form-text.ts";
import { Panel } from "../../ui/panel.tsx";

/** Another password, by who knows the old one. */
export function PasswordPanel() {
  const changing = useChangePassword();
  const [differ, setDiffer] = useState(false);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const newPassword = formText(form, "newPassword");
    const isSame = newPassword === formText(form, "repeatedPassword");
    setDiffer(!isSame);
    if (!isSame) return;
    changing.mutate(
      { currentPassword: formText(form, "currentPassword"), newPassword },
      {
        onSuccess: () => {
          element.reset();
          notifyDone("The password is changed. Other browsers are signed out.");
        },
      },
    );
  }

  return (
    <Panel title="Password">
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          <PasswordInput
            name="currentPassword"
            label="Current password"
            autoComplete="current-password"
            required
          />
          <PasswordInput
            name="newPassword"
            label="New password"
            description="At least 8 characters. Every other browser is signed out."
            autoComplete="new-password"
            minLength={8}
            maxLength={256}
            required
          />
          <PasswordInput
            name="repeatedPassword"
            label="New password again"
            autoComplete="new-password"
            required
            error={differ ? "The two are not the same." : undefined}
          />
          {changing.isError && <ErrorMessage error={changing.error} />}
          <div>
            <Button type="submit" loading={changing.isPending}>
              Change the password
            </Button>
          </div>
        </Stack>
      </form>
    </Panel>
  );
}
