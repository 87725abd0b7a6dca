import { Alert, Button, Group, Text } from "@mantine/core";
import type { useAlertRuleChanges } from "../../../api/alert-rules.ts";
import { ErrorMessage } from "../../../components/error-message.tsx";

interface TestFireProps {
  firing: ReturnType<typeof useAlertRuleChanges>["testFire"];
  isEmpty: boolean;
  onFire: () => void;
}

/** Does once what the rule would do, for the project's latest event. */
export function TestFire({ firing, isEmpty, onFire }: TestFireProps) {
  return (
    <>
      <Group mt="sm" gap="sm">
        <Button variant="default" loading={firing.isPending} disabled={isEmpty} onClick={onFire}>
          Try the actions now
        </Button>
        <Text size="xs" c="dimmed">
          They are told of the latest event, as an alert would tell them.
        </Text>
      </Group>
      {firing.isError && <ErrorMessage error={firing.error} />}
      {firing.isSuccess && (
        <Alert color="teal" variant="outline" role="status" mt="sm">
          Done. Deliveries and mails are on their way.
        </Alert>
      )}
    </>
  );
}
