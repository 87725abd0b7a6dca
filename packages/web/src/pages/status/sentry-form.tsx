import { Button, MultiSelect, NumberInput, Stack, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Sentry, SentryFollows } from "@vedette/contract";
import { useState, type FormEvent } from "react";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { hootListQuery } from "../../api/hoots.ts";
import { sentryListQuery } from "../../api/sentries.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { formText } from "../../ui/form-text.ts";
import { FollowsFields } from "./follows-fields.tsx";

const FIELDS = ["name", "description", "timeoutHours", "hoots", "upstreams", "follows"];

/** What a person decides about a sentry. */
export interface SentryChoices {
  name: string;
  description: string;
  timeoutHours: number | null;
  hoots: string[];
  upstreams: string[];
  follows: SentryFollows | null;
}

interface SentryFormProps {
  organization: string;
  /** As it is now; left out for a new one. */
  sentry?: Sentry;
  action: string;
  error: unknown;
  busy: boolean;
  onSubmit: (choices: SentryChoices) => void;
}

/** Name, timeout, connections, and what Vedette watches for it if anything. */
export function SentryForm(props: SentryFormProps) {
  const { organization, sentry, action, error, busy, onSubmit } = props;
  const { data: hoots } = useQuery(hootListQuery(organization, { limit: 100 }));
  const { data: sentries } = useQuery(sentryListQuery(organization, { limit: 100 }));
  const [chosenHoots, setHoots] = useState(sentry?.hoots.map(({ uid }) => uid) ?? []);
  const [upstreams, setUpstreams] = useState(sentry?.upstreams.map(({ uid }) => uid) ?? []);
  const [timeout, setTimeout] = useState<number | string>(sentry?.timeoutHours ?? "");
  const [follows, setFollows] = useState<SentryFollows | null>(toFollows(sentry?.follows));
  const wrong = fieldsOf(error);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onSubmit({
      name: formText(form, "name"),
      description: formText(form, "description"),
      timeoutHours: timeout === "" ? null : Number(timeout),
      hoots: chosenHoots,
      upstreams,
      follows,
    });
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          name="name"
          label="Name"
          placeholder="Nightly import"
          defaultValue={sentry?.name ?? ""}
          maxLength={100}
          required
          autoComplete="off"
          error={wrong["name"]}
        />
        <Textarea
          name="description"
          label="Description"
          defaultValue={sentry?.description ?? ""}
          maxLength={2000}
          autosize
          minRows={2}
          error={wrong["description"]}
        />
        <NumberInput
          label="Switch to sick after so many hours without an update"
          description="Empty: never."
          value={timeout}
          onChange={setTimeout}
          min={0.01}
          max={8760}
          error={wrong["timeoutHours"]}
        />
        <MultiSelect
          label="Hoots that show it"
          placeholder={chosenHoots.length === 0 ? "None yet" : ""}
          value={chosenHoots}
          onChange={setHoots}
          data={toOptions(hoots?.hoots, sentry?.hoots)}
          searchable
          error={wrong["hoots"]}
        />
        <MultiSelect
          label="Upstream sentries"
          description="When this one is told something, they are looked at as well."
          value={upstreams}
          onChange={setUpstreams}
          data={toOptions(sentries?.sentries, sentry?.upstreams).filter(
            ({ value }) => value !== sentry?.uid,
          )}
          searchable
          error={wrong["upstreams"]}
        />
        <FollowsFields
          organization={organization}
          follows={follows}
          onChange={setFollows}
          error={wrong["follows"]}
        />
        {error !== null && !isAboutFields(error, FIELDS) && <ErrorMessage error={error} />}
        <div>
          <Button type="submit" loading={busy}>
            {action}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

interface Named {
  uid: string;
  name: string;
}

/** The first page of what there is, and what is chosen already. */
function toOptions(found: readonly Named[] = [], chosen: readonly Named[] = []) {
  const all = new Map([...chosen, ...found].map(({ uid, name }) => [uid, name]));
  return Array.from(all, ([value, label]) => ({ value, label }));
}

/** What it follows now, as it would be written again. */
function toFollows(follows: Sentry["follows"] | undefined): SentryFollows | null {
  if (follows === undefined || follows === null) return null;
  if (follows.type !== "monitor") return follows;
  return follows.monitor === null ? null : { ...follows, monitor: follows.monitor };
}
