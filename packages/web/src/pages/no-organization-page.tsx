import { EntryCard } from "../components/entry-card.tsx";
import { LinkButton } from "../components/links.tsx";
import { usePageTitle } from "../ui/use-page-title.ts";

/** For a person who belongs to no organization. */
export function NoOrganizationPage() {
  usePageTitle("Welcome");
  return (
    <EntryCard
      title="You belong to no organization yet"
      description="Ask the owner of one to invite you, then open this page again. Or begin one of your own."
    >
      <LinkButton to="/new-organization/" size="sm" fullWidth>
        New organization
      </LinkButton>
    </EntryCard>
  );
}
