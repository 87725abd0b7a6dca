import { Badge, Button, Group, PasswordInput, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { meQuery } from "../../api/session.ts";
import { useTwoFactorChanges } from "../../api/two-factor.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { notifyDone } from "../../components/notify.tsx";
import { formText } from "../../ui/form-text.ts";
import { Panel } from "../../ui/panel.tsx";
import { SecretBox } from "../../ui/secret-box.tsx";
import { TwoFactorSetup } from "./two-factor-setup.tsx";

/** Codes of an authenticator app besides the password: set up, backup codes, away again. */
export function TwoFactorPanel() {
  const { data: me } = useSuspenseQuery(meQuery);
  const [isSettingUp, setSettingUp] = useState(false);
  return (
    <Panel
      title="Two-factor sign-in"
      aside={me.has2fa ? <Badge color="teal">on</Badge> : <Badge color="gray">off</Badge>}
    >
      {isSettingUp ? (
        <TwoFactorSetup onDone={() => setSettingUp(false)} />
      ) : me.has2fa ? (
        <SetUp />
      ) : (
        <Group justify="space-between" gap="sm">
          <Text size="sm" c="dimmed">
            Signing in with your password then also takes a code of an app on your phone.
          </Text>
          <Button onClick={() => setSettingUp(true)}>Set up two-factor sign-in</Button>
        </Group>
      )}
    </Panel>
  );
}

type Wanted = "codes" | "off";

function SetUp() {
  const { replaceCodes, stop } = useTwoFactorChanges();
  const [wanted, setWanted] = useState<Wanted>();
  const [codes, setCodes] = useState<string[]>();
  const error = wanted === "codes" ? replaceCodes.error : stop.error;

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = formText(new FormData(event.currentTarget), "password");
    const onSuccess = () => setWanted(undefined);
    if (wanted === "codes") {
      replaceCodes.mutate(password, {
        onSuccess: (made) => {
          setCodes(made);
          onSuccess();
        },
      });
    } else {
      stop.mutate(password, {
        onSuccess: () => {
          onSuccess();
          notifyDone("Two-factor sign-in is off.");
        },
      });
    }
  }

  if (wanted !== undefined) {
    return (
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          <Text size="sm">
            {wanted === "codes"
              ? "New backup codes take the place of the old ones, which stop working."
              : "Your password alone will be enough to sign in."}
          </Text>
          <PasswordInput
            name="password"
            label="Your password"
            autoComplete="current-password"
            required
            autoFocus
          />
          {error !== null && <ErrorMessage error={error} />}
          <Group gap="xs">
            <Button
              type="submit"
              color={wanted === "off" ? "red.8" : "signal"}
              loading={replaceCodes.isPending || stop.isPending}
            >
              {wanted === "codes" ? "Make new codes" : "Turn it off"}
            </Button>
            <Button variant="default" onClick={() => setWanted(undefined)}>
              Cancel
            </Button>
          </Group>
        </Stack>
      </form>
    );
  }
  return (
    <Stack gap="md">
      {codes !== undefined && <SecretBox what="backup codes" secret={codes.join("\n")} />}
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed">
          Signing in with your password asks for a code of your app, or a backup code.
        </Text>
        <Group gap="xs">
          <Button variant="default" onClick={() => setWanted("codes")}>
            New backup codes
          </Button>
          <Button variant="outline" color="red" onClick={() => setWanted("off")}>
            Turn off
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
