import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import type { ServiceHook } from "@vedette/contract";
import { type HookAddress, useHookComeback } from "../../api/service-hooks.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { notifyDone } from "../../components/notify.tsx";
import { useAccess } from "../../components/use-access.ts";
import { Icon } from "../../ui/icon.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { missedSince, STOPPED } from "./hook-words.ts";

interface HookBannerProps {
  address: HookAddress;
  disabled: NonNullable<ServiceHook["disabled"]>;
}

/** Says why nothing is sent to a hook any more, and offers the way back. */
export function HookBanner({ address, disabled }: HookBannerProps) {
  const comeback = useHookComeback(address, (since) =>
    notifyDone(since === null ? "The hook is on." : "The hook is on; what it missed is sent now."),
  );
  const mayWrite = useAccess(address.organization, "project:write", "project:admin");
  return (
    <Alert color="red" variant="outline" icon={<Icon name="alert" />} title="This hook is stopped">
      <Stack gap="sm">
        <Text size="sm">
          {STOPPED[disabled.reason]} Nothing has been sent since <TimeAgo instant={disabled.at} />.
          What it misses meanwhile is kept and can be sent later.
        </Text>
        {comeback.isError && <ErrorMessage error={comeback.error} />}
        {mayWrite && (
          <Group gap="sm">
            <Button
              loading={comeback.isPending}
              onClick={() => comeback.mutate(missedSince(disabled))}
            >
              Switch on and send what it missed
            </Button>
            <Button
              variant="default"
              disabled={comeback.isPending}
              onClick={() => comeback.mutate(null)}
            >
              Only switch on
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
