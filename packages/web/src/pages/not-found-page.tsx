import { LinkButton } from "../components/links.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { usePageTitle } from "../ui/use-page-title.ts";

/** There is no page at this address. */
export function NotFoundPage() {
  usePageTitle("Not found");
  return (
    <EmptyState
      icon="search"
      title="There is no page here"
      action={
        <LinkButton to="/" variant="default">
          Go to the first page
        </LinkButton>
      }
    >
      The address may be mistyped, or what it showed was moved or deleted.
    </EmptyState>
  );
}
