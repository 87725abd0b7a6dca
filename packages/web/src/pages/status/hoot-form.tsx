import { ActionIcon, Button, Group, MultiSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import type { Hoot } from "@vedette/contract";
import { useMemo, useRef, useState, type FormEvent } from "react";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { useHootChanges } from "../../api/hoots.ts";
import { metricConfigurationQuery } from "../../api/metric-alerts.ts";
import { sentryListQuery } from "../../api/sentries.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { formText } from "../../ui/form-text.ts";
import { Icon } from "../../ui/icon.tsx";
import type { WrittenAction } from "../alerts/metric/editor/metric-actions.ts";
import { TestFire } from "../alerts/rule-editor/test-fire.tsx";
import { HootActionFields } from "./hoot-action-fields.tsx";
import { hootActionKinds, toDrafts, toHootActions } from "./hoot-actions.ts";

const FIELDS = ["name", "description", "link", "text", "faq", "sentries", "actions"];

/** What a person decides about a hoot. */
export interface HootChoices {
  name: string;
  description: string;
  link: string | null;
  text: string;
  faq: { question: string; answer: string }[];
  sentries: string[];
  actions: WrittenAction[];
}

interface HootFormProps {
  organization: string;
  /** As it is now; left out for a new one. */
  hoot?: Hoot;
  action: string;
  error: unknown;
  busy: boolean;
  onSubmit: (choices: HootChoices) => void;
}

/** What the badge stands for, which sentries decide, and what members read when they open it. */
export function HootForm({ organization, hoot, action, error, busy, onSubmit }: HootFormProps) {
  const { data } = useQuery(sentryListQuery(organization, { limit: 100 }));
  const [sentries, setSentries] = useState(hoot?.sentries.map(({ uid }) => uid) ?? []);
  const { data: configuration } = useSuspenseQuery(metricConfigurationQuery(organization));
  const kinds = useMemo(() => hootActionKinds(configuration), [configuration]);
  const [actions, setActions] = useState(() => toDrafts(hoot?.actions ?? [], kinds));
  const [faq, setFaq] = useState(hoot?.faq ?? []);
  const { tryActions } = useHootChanges(organization);
  const form = useRef<HTMLFormElement>(null);
  const wrong = fieldsOf(error);
  const tried = fieldsOf(tryActions.error);
  const options = new Map(
    [...(hoot?.sentries ?? []), ...(data?.sentries ?? [])].map(({ uid, name }) => [uid, name]),
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    tryActions.reset();
    const data = new FormData(event.currentTarget);
    const link = formText(data, "link");
    onSubmit({
      name: formText(data, "name"),
      description: formText(data, "description"),
      link: link === "" ? null : link,
      text: formText(data, "text"),
      faq,
      sentries,
      actions: toHootActions(actions),
    });
  }
  function tryThem() {
    const name = form.current === null ? "" : formText(new FormData(form.current), "name");
    tryActions.mutate({ actions: toHootActions(actions), ...(name !== "" && { name }) });
  }
  const change = (at: number, part: Partial<HootChoices["faq"][number]>) =>
    setFaq(faq.map((entry, place) => (place === at ? { ...entry, ...part } : entry)));

  return (
    <form ref={form} onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          name="name"
          label="Name"
          placeholder="Sales report"
          defaultValue={hoot?.name ?? ""}
          maxLength={100}
          required
          autoComplete="off"
          error={wrong["name"]}
        />
        <TextInput
          name="description"
          label="Description"
          defaultValue={hoot?.description ?? ""}
          maxLength={2000}
          error={wrong["description"]}
        />
        <TextInput
          name="link"
          type="url"
          label="Where it is"
          placeholder="https://reports.acme.example/sales"
          defaultValue={hoot?.link ?? ""}
          maxLength={2000}
          error={wrong["link"]}
        />
        <MultiSelect
          label="Sentries that decide what it shows"
          description={hoot === undefined ? "Without any, one is made for it." : undefined}
          value={sentries}
          onChange={setSentries}
          data={Array.from(options, ([value, label]) => ({ value, label }))}
          searchable
          error={wrong["sentries"]}
        />
        <div>
          <HootActionFields
            organization={organization}
            kinds={kinds}
            actions={actions}
            onChange={setActions}
            error={tried["actions"] ?? wrong["actions"]}
          />
          <TestFire
            firing={{
              ...tryActions,
              error: isAboutFields(tryActions.error, ["actions"]) ? null : tryActions.error,
            }}
            done={tryActions.data}
            isEmpty={actions.length === 0}
            hint="Each is told of a made-up hoot, in the worst of its states."
            onFire={tryThem}
          />
        </div>
        <Textarea
          name="text"
          label="Text for members who open the badge"
          description="Markdown."
          defaultValue={hoot?.text ?? ""}
          maxLength={10_000}
          autosize
          minRows={3}
          error={wrong["text"]}
        />
        {faq.map((entry, at) => (
          // Entries have no name of their own, and keep their order.
          // oxlint-disable-next-line no-array-index-key
          <Group key={at} align="end" wrap="nowrap">
            <Stack gap={4} flex={1}>
              <TextInput
                label={`Question ${at + 1}`}
                value={entry.question}
                maxLength={300}
                required
                onChange={(event) => change(at, { question: event.currentTarget.value })}
              />
              <Textarea
                aria-label={`Answer ${at + 1}`}
                placeholder="Answer"
                value={entry.answer}
                maxLength={5000}
                required
                autosize
                onChange={(event) => change(at, { answer: event.currentTarget.value })}
              />
            </Stack>
            <ActionIcon
              aria-label={`Remove question ${at + 1}`}
              onClick={() => setFaq(faq.filter((_, place) => place !== at))}
            >
              <Icon name="trash" />
            </ActionIcon>
          </Group>
        ))}
        <div>
          <Button
            variant="default"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => setFaq([...faq, { question: "", answer: "" }])}
          >
            Add a question people ask
          </Button>
        </div>
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
