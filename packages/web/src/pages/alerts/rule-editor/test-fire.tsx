import { Alert, Box, Button, Group, Text } from "@mantine/core";
import type { FiredAction } from "@vedette/contract";
import { ErrorMessage } from "../../../components/error-message.tsx";
import { actionWords } from "../rule-words.ts";

interface TestFireProps {
  firing: { isPending: boolean; isSuccess: boolean; error: Error | null };
  /** What became of each action, where that is told. */
  done?: readonly FiredAction[] | undefined;
  isEmpty: boolean;
  /** What the actions are told of, in a sentence. */
  hint: string;
  onFire: () => void;
}

/** Does once what a rule would do. */
export function TestFire({ firing, done = [], isEmpty, hint, onFire }: TestFireProps) {
  return (
    <>
      <Group mt="sm" gap="sm">
        <Button variant="default" loading={firing.isPending} disabled={isEmpty} onClick={onFire}>
          Try the actions now
        </Button>
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      </Group>
      {firing.error !== null && (
        <Box mt="sm">
          <ErrorMessage error={firing.error} />
        </Box>
      )}
      {firing.isSuccess && (
        <Alert color="teal" variant="outline" role="status" mt="sm">
          Done. Deliveries and mails are on their way.
          {done.length > 0 && (
            <ul>
              {done.map((action, at) => (
                // They are listed in the order of the actions, which may be the same twice.
                // oxlint-disable-next-line no-array-index-key
                <li key={at}>{actionWords(action)}</li>
              ))}
            </ul>
          )}
        </Alert>
      )}
    </>
  );
}
