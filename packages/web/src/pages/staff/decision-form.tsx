import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import type { PublishRequest } from "@vedette/contract";
import { type FormEvent, useState } from "react";
import { useDecidePublication } from "../../api/publishing.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { notifyDone } from "../../components/notify.tsx";

/** Publishes an integration, or refuses it with a reason; whoever asked reads it in a mail. */
export function DecisionForm({ request }: { request: PublishRequest }) {
  const deciding = useDecidePublication();
  const [decision, setDecision] = useState<"approve" | "refuse">();
  const [reason, setReason] = useState("");
  const { name } = request.sentryApp;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (decision === undefined) return;
    deciding.mutate(
      { request: request.id, decision, reason: reason.trim() || null },
      {
        onSuccess: () =>
          notifyDone(decision === "approve" ? `${name} is published.` : `${name} is refused.`),
      },
    );
  }

  if (decision === undefined) {
    return (
      <Group gap="xs">
        <Button onClick={() => setDecision("approve")}>Approve…</Button>
        <Button variant="outline" color="red" onClick={() => setDecision("refuse")}>
          Refuse…
        </Button>
      </Group>
    );
  }
  const isRefusal = decision === "refuse";
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {!isRefusal && (
          <Text size="sm">
            Every organization can install {name} then, and its permissions are fixed.
          </Text>
        )}
        <Textarea
          label={isRefusal ? "Why it is refused" : "A word to who asked (optional)"}
          description={
            isRefusal
              ? "Say what has to change: it stands in the mail, and in the integration's settings."
              : "It stands in the mail."
          }
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required={isRefusal}
          withAsterisk={false}
          maxLength={2000}
          autosize
          minRows={2}
          autoFocus
        />
        {deciding.isError && <ErrorMessage error={deciding.error} />}
        <Group gap="xs">
          <Button type="submit" color={isRefusal ? "red.8" : "signal"} loading={deciding.isPending}>
            {isRefusal ? `Refuse ${name}` : `Publish ${name}`}
          </Button>
          <Button variant="default" onClick={() => setDecision(undefined)}>
            Back
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
