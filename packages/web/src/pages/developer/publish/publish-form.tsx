import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import type { SentryApp } from "@vedette/contract";
import { type FormEvent, useState } from "react";
import { useRequestPublication } from "../../../api/publishing.ts";
import { ErrorMessage } from "../../../components/error-message.tsx";
import { notifyDone } from "../../../components/notify.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { QUESTIONS } from "./readiness.ts";

interface PublishFormProps {
  app: SentryApp;
  mayAsk: boolean;
  isReady: boolean;
  /** What was answered the last time. */
  before: readonly { question: string; answer: string }[];
}

/** Asks the staff to publish an integration, with answers to what they want to know. */
export function PublishForm({ app, mayAsk, isReady, before }: PublishFormProps) {
  const asking = useRequestPublication(app.slug);
  const [answers, setAnswers] = useState<{ readonly [question: string]: string }>(() =>
    Object.fromEntries(before.map(({ question, answer }) => [question, answer])),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    const questionnaire = QUESTIONS.map(({ question }) => ({
      question,
      answer: (answers[question] ?? "").trim(),
    }));
    asking.mutate(questionnaire, {
      onSuccess: () => notifyDone("The staff of this instance is asked."),
    });
  }

  return (
    <Panel title="Ask for publication">
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            Published, every organization of this instance can install it. Its permissions are fixed
            from then on.
          </Text>
          {QUESTIONS.map(({ name, question, hint }) => (
            <Textarea
              key={name}
              label={question}
              description={hint}
              value={answers[question] ?? ""}
              onChange={({ currentTarget: { value } }) =>
                setAnswers((others) => ({ ...others, [question]: value }))
              }
              required
              withAsterisk={false}
              maxLength={10_000}
              autosize
              minRows={2}
              maxRows={10}
            />
          ))}
          {asking.isError && <ErrorMessage error={asking.error} />}
          <Group gap="sm">
            <Button type="submit" loading={asking.isPending} disabled={!mayAsk || !isReady}>
              Ask for publication
            </Button>
            {!mayAsk && (
              <Text size="xs" c="dimmed">
                Owners of the organization ask for it.
              </Text>
            )}
            {mayAsk && !isReady && (
              <Text size="xs" c="dimmed">
                First add what is missing above.
              </Text>
            )}
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
