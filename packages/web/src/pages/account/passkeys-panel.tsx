import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Passkey } from "@vedette/contract";
import { useState, type FormEvent } from "react";
import {
  hasPasskeys,
  isRefusedByPerson,
  passkeysQuery,
  usePasskeyChanges,
} from "../../api/passkeys.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { notifyDone } from "../../components/notify.tsx";
import { ConfirmButton } from "../../ui/confirm-button.tsx";
import { formText } from "../../ui/form-text.ts";
import { EmptyLine, ListLine } from "../../ui/list-line.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import classes from "./security-page.module.css";

/** Keys of the person's devices that sign in without a password. */
export function PasskeysPanel() {
  const passkeys = useQuery(passkeysQuery);
  return (
    <Panel title="Passkeys" flush>
      <div className={classes["form"]}>
        <NewPasskey />
      </div>
      {passkeys.isError && <ErrorMessage error={passkeys.error} />}
      <ul>
        {passkeys.data?.map((passkey) => (
          <PasskeyLine key={passkey.id} passkey={passkey} />
        ))}
      </ul>
      {passkeys.data?.length === 0 && (
        <EmptyLine>
          None yet. A passkey signs you in with your device&apos;s lock, without password or code.
        </EmptyLine>
      )}
    </Panel>
  );
}

function NewPasskey() {
  const { create } = usePasskeyChanges();

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    create.mutate(formText(new FormData(form), "name"), {
      onSuccess: ({ name }) => {
        form.reset();
        notifyDone(`The passkey ${name} signs you in from now on.`);
      },
    });
  }

  if (!hasPasskeys) {
    return (
      <Text size="sm" c="dimmed">
        Browsers have passkeys only where Vedette is served with TLS (https), or on localhost.
      </Text>
    );
  }
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="sm">
        <Group align="end" gap="xs">
          <TextInput
            name="name"
            label="Name of the new passkey"
            placeholder="My laptop"
            maxLength={64}
            required
            autoComplete="off"
          />
          <Button type="submit" loading={create.isPending}>
            Add a passkey
          </Button>
        </Group>
        {create.isError &&
          (isRefusedByPerson(create.error) ? (
            <Text size="sm" c="dimmed" role="status">
              Your browser made no passkey: it was cancelled, or this device has one already.
            </Text>
          ) : (
            <ErrorMessage error={create.error} />
          ))}
      </Stack>
    </form>
  );
}

function PasskeyLine({ passkey }: { passkey: Passkey }) {
  const { rename, remove } = usePasskeyChanges();
  const [renaming, setRenaming] = useState(false);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = formText(new FormData(event.currentTarget), "name");
    rename.mutate({ passkey: passkey.id, name }, { onSuccess: () => setRenaming(false) });
  }

  if (renaming) {
    return (
      <li className={classes["form"]}>
        <form onSubmit={onSubmit}>
          <Group align="end" gap="xs">
            <TextInput
              name="name"
              label="Name"
              defaultValue={passkey.name}
              maxLength={64}
              required
              autoFocus
              autoComplete="off"
            />
            <Button type="submit" loading={rename.isPending}>
              Save
            </Button>
            <Button variant="default" onClick={() => setRenaming(false)}>
              Cancel
            </Button>
          </Group>
        </form>
      </li>
    );
  }
  return (
    <ListLine
      title={passkey.name}
      facts={[
        <>
          added <TimeAgo instant={passkey.dateCreated} />,{" "}
          {passkey.dateLastUsed === null ? (
            "never used"
          ) : (
            <>
              last used <TimeAgo instant={passkey.dateLastUsed} />
            </>
          )}
        </>,
      ]}
      aside={
        <>
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={`Rename ${passkey.name}`}
            onClick={() => setRenaming(true)}
          >
            Rename
          </Button>
          <ConfirmButton
            action="Remove"
            what={passkey.name}
            busy={remove.isPending}
            onConfirm={() => remove.mutate(passkey.id)}
          />
        </>
      }
    />
  );
}
