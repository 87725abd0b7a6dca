import { Skeleton, Stack } from "@mantine/core";

/** Stands in for a page that takes long. */
export function LoadingPage() {
  return (
    <Stack gap="md" role="status" aria-label="Loading">
      <Skeleton height={26} width={220} />
      <Skeleton height={120} radius="md" />
      <Skeleton height={280} radius="md" />
    </Stack>
  );
}
