import { Button, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { useTwoFactorChanges, type TwoFactorStart } from "../../api/two-factor.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { notifyDone } from "../../components/notify.tsx";
import { CodeBlock } from "../../ui/code-block.tsx";
import { formText } from "../../ui/form-text.ts";
import { SecretBox } from "../../ui/secret-box.tsx";
import { QrCode } from "./qr-code.tsx";
import classes from "./security-page.module.css";

/** From the password over the picture for the app to the first code that works. */
export function TwoFactorSetup({ onDone }: { onDone: () => void }) {
  const { start } = useTwoFactorChanges();

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    start.mutate(formText(new FormData(event.currentTarget), "password"));
  }

  if (start.isSuccess) return <FirstCode started={start.data} onDone={onDone} />;
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="md">
        <PasswordInput
          name="password"
          label="Your password"
          description="To make sure that it is you who sets this up."
          autoComplete="current-password"
          required
          autoFocus
        />
        {start.isError && <ErrorMessage error={start.error} />}
        <Group gap="xs">
          <Button type="submit" loading={start.isPending}>
            Continue
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function FirstCode({ started, onDone }: { started: TwoFactorStart; onDone: () => void }) {
  const { confirm } = useTwoFactorChanges();
  const { address, backupCodes } = started;
  const secret = new URL(address).searchParams.get("secret") ?? "";

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    confirm.mutate(formText(new FormData(event.currentTarget), "code"), {
      onSuccess: () => {
        notifyDone("Two-factor sign-in is on.");
        onDone();
      },
    });
  }

  return (
    <form onSubmit={onSubmit}>
      <Stack gap="md">
        <div className={classes["setup"]}>
          <QrCode text={address} label="QR code for your authenticator app" />
          <Stack gap="xs" className={classes["words"] ?? ""}>
            <Text size="sm">
              Scan the code with an authenticator app, or type this key into it:
            </Text>
            <CodeBlock code={secret} label="key" />
          </Stack>
        </div>
        <SecretBox what="backup codes" secret={backupCodes.join("\n")} />
        <Text size="sm" c="dimmed">
          Each backup code signs you in once when you do not have the app. Keep them where you will
          find them without your phone.
        </Text>
        <TextInput
          name="code"
          label="Code that the app shows now"
          placeholder="123456"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          required
        />
        {confirm.isError && <ErrorMessage error={confirm.error} />}
        <Group gap="xs">
          <Button type="submit" loading={confirm.isPending}>
            Turn it on
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
