import { Alert, Button, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { deviceQuery, useAnswerDevice } from "../../api/oauth.ts";
import { hasStatus, toWords } from "../../api/errors.ts";
import { EntryCard } from "../../components/entry-card.tsx";
import { ErrorMessage } from "../../components/error-message.tsx";
import { LinkButton } from "../../components/links.tsx";
import { formText } from "../../ui/form-text.ts";
import { Icon } from "../../ui/icon.tsx";
import { usePageTitle } from "../../ui/use-page-title.ts";
import { Question } from "./question.tsx";
import classes from "./question.module.css";

const route = getRouteApi("/oauth/device");

/** Where people type the code that a device or a command-line tool shows them (RFC 8628). */
export function DevicePage() {
  usePageTitle("Connect a device");
  const code = route.useSearch().user_code;
  return code === undefined || code === "" ? <CodeForm /> : <Device key={code} code={code} />;
}

function CodeForm({ code, error }: { code?: string; error?: unknown }) {
  const navigate = route.useNavigate();
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = formText(new FormData(event.currentTarget), "user_code");
    void navigate({ search: { user_code: typed } });
  }
  const isUnknown = hasStatus(error, 404);
  return (
    <EntryCard
      title="Connect a device"
      description="Type the code that your device or command-line tool shows."
    >
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          {error !== undefined && !isUnknown && <ErrorMessage error={error} />}
          <TextInput
            name="user_code"
            label="Code"
            placeholder="XXXX-XXXX"
            defaultValue={code}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            required
            autoFocus
            error={isUnknown ? toWords(error).sentence : undefined}
            classNames={{ input: classes["code"] ?? "" }}
          />
          <Button type="submit" size="sm" fullWidth>
            Continue
          </Button>
        </Stack>
      </form>
    </EntryCard>
  );
}

function Device({ code }: { code: string }) {
  const device = useQuery(deviceQuery(code));
  const answering = useAnswerDevice(code);
  if (answering.isSuccess) return <Answered allowed={answering.variables} />;
  if (device.isError) return <CodeForm code={code} error={device.error} />;
  if (device.data === undefined) {
    return (
      <EntryCard title="Connect a device" description="Looking for the device …">
        {null}
      </EntryCard>
    );
  }
  return (
    <EntryCard
      title={`Allow ${device.data.application.name}?`}
      description={`The device that shows ${code.toUpperCase()} asks to act as you.`}
    >
      <Stack gap="md">
        <Alert color="yellow" variant="outline" icon={<Icon name="alert" />}>
          <Text size="sm">
            Go on only if you see this code on a device of your own. Whoever sent you a code wants
            to act as you.
          </Text>
        </Alert>
        <Question
          question={device.data}
          answering={answering.isPending ? answering.variables : undefined}
          error={answering.error}
          onAnswer={(allow) => answering.mutate(allow)}
        />
      </Stack>
    </EntryCard>
  );
}

function Answered({ allowed }: { allowed: boolean }) {
  return (
    <EntryCard
      title={allowed ? "The device is connected" : "Nothing was allowed"}
      description={
        allowed
          ? "It goes on by itself within seconds. You can close this page."
          : "The device is told that you said no. You can close this page."
      }
    >
      <LinkButton to="/account/authorized-applications/" variant="default" fullWidth>
        Authorized applications
      </LinkButton>
    </EntryCard>
  );
}
