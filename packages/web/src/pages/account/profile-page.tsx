import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useUpdateMe } from "../../api/account.ts";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { meQuery } from "../../api/session.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { notifyDone } from "../../components/notify.tsx";
import { formText } from "../../ui/form-text.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import classes from "./tokens-page.module.css";

/** What the person is called, and the address they sign in with. */
export function ProfilePage() {
  const { data: me } = useSuspenseQuery(meQuery);
  const updating = useUpdateMe();
  const [email, setEmail] = useState(me.email);
  const moves = email.trim().toLowerCase() !== me.email;
  const wrong = fieldsOf(updating.error);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = formText(form, "password");
    updating.mutate(
      { name: formText(form, "name"), ...(moves && { email: email.trim(), password }) },
      {
        onSuccess: (saved) => {
          setEmail(saved.email);
          notifyDone("Your profile is saved.");
        },
      },
    );
  }

  return (
    <>
      <PageHeader title="Profile" description="How others in your organizations see you." />
      <div className={classes["panels"]}>
        <Panel title="Name and address">
          <form onSubmit={onSubmit}>
            <Stack gap="md">
              <TextInput
                name="name"
                label="Name"
                defaultValue={me.name}
                maxLength={128}
                required
                autoComplete="name"
                error={wrong["name"]}
              />
              <TextInput
                name="email"
                type="email"
                label="E-mail"
                description="You sign in with it, and mails go there. The old address is told when it changes."
                value={email}
                onChange={(event) => setEmail(event.currentTarget.value)}
                maxLength={254}
                required
                autoComplete="email"
                error={wrong["email"]}
              />
              {moves && me.hasPasswordAuth && (
                <PasswordInput
                  name="password"
                  label="Your password"
                  description="To make sure that it is you who changes the address."
                  autoComplete="current-password"
                  required
                  error={wrong["password"]}
                />
              )}
              {updating.isError &&
                !isAboutFields(updating.error, ["name", "email", "password"]) && (
                  <ErrorMessage error={updating.error} />
                )}
              <div>
                <Button type="submit" loading={updating.isPending}>
                  Save
                </Button>
              </div>
            </Stack>
          </form>
        </Panel>
      </div>
    </>
  );
}
