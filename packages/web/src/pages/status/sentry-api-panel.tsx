import { Button, Stack, Text } from "@mantine/core";
import type { Sentry } from "@vedette/contract";
import { useSentryChanges } from "../../api/sentries.ts";
import { useAccess } from "../../components/use-access.ts";
import { CodeBlock } from "../../ui/code-block.tsx";
import { ConfirmButton } from "../../ui/confirm-button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { SecretBox } from "../../ui/secret-box.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";

interface SentryApiPanelProps {
  organization: string;
  sentry: Sentry;
}

/** Where updates go and with what: the address, a token, a line to try. */
export function SentryApiPanel({ organization, sentry }: SentryApiPanelProps) {
  const { rotateToken, removeToken } = useSentryChanges(organization);
  const mayChange = useAccess(organization, "sentry:admin");
  const example = `curl -X POST -H "Authorization: Bearer $TOKEN" \\\n  "${sentry.apiUrl}?state=happy&user_message=All+good"`;
  return (
    <Panel title="Tell it how things are">
      <Stack gap="sm">
        <CodeBlock code={sentry.apiUrl} label="API URL" />
        {rotateToken.isSuccess && <SecretBox what="token" secret={rotateToken.data.token} />}
        <Text size="sm">
          {sentry.token === null ? (
            "It has no token of its own yet."
          ) : (
            <>
              Its token ends in <code>{sentry.token.lastCharacters}</code>, made{" "}
              <TimeAgo instant={sentry.token.dateCreated} />.
            </>
          )}{" "}
          The token of a service account works for all sentries and outlives people; it is the one
          to prefer.
        </Text>
        {mayChange && (
          <Stack gap={6} align="start">
            <Button
              variant="default"
              loading={rotateToken.isPending}
              onClick={() => rotateToken.mutate(sentry.uid)}
            >
              {sentry.token === null ? "Make a token" : "Replace the token"}
            </Button>
            {sentry.token !== null && (
              <ConfirmButton
                action="Revoke"
                what="its token"
                busy={removeToken.isPending}
                onConfirm={() => removeToken.mutate(sentry.uid)}
              />
            )}
          </Stack>
        )}
        <CodeBlock code={example} label="an update with curl" />
      </Stack>
    </Panel>
  );
}
