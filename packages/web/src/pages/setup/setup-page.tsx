import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { SetupRequest } from "@vedette/contract";
import { signIn } from "../../api/session.ts";
import { setUp, setupQuery } from "../../api/setup.ts";
import { EntryCard } from "../../components/entry-card.tsx";
import { ErrorMessage } from "../../components/error-message.tsx";
import { LinkButton } from "../../components/links.tsx";
import { usePageTitle } from "../../ui/use-page-title.ts";
import { SetupForm } from "./setup-form.tsx";

const route = getRouteApi("/setup");

/** The first visit to an empty instance: makes its first person, organization and project. */
export function SetupPage() {
  usePageTitle("Set up");
  const { token } = route.useSearch();
  const state = useQuery(setupQuery);
  const completing = useCompleteSetup();

  if (state.data?.needed === false && !completing.isSuccess) return <AlreadySetUp />;
  return (
    <EntryCard
      title="Welcome to Vedette"
      description="One minute, and your first error can arrive: who you are, and what you want to watch."
    >
      {state.isError && <ErrorMessage error={state.error} onRetry={() => void state.refetch()} />}
      <SetupForm
        token={token}
        error={completing.error}
        busy={completing.isPending || completing.isSuccess}
        onSubmit={(request) => completing.mutate(request)}
      />
    </EntryCard>
  );
}

function AlreadySetUp() {
  return (
    <EntryCard
      title="Already set up"
      description="This instance has its first person. Sign in, or ask them to let you in."
    >
      <LinkButton to="/sign-in/" size="sm" fullWidth>
        Sign in
      </LinkButton>
    </EntryCard>
  );
}

/** Sets up, signs in with what was just chosen, and goes to wait for the first event. */
function useCompleteSetup() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async (request: SetupRequest) => {
      const made = await setUp(request);
      await signIn({ email: request.email, password: request.password });
      return made;
    },
    onSuccess: async ({ organization, project }) => {
      queries.clear();
      await navigate({
        to: "/organizations/$organization/projects/$project/",
        params: { organization: organization.slug, project: project.slug },
      });
    },
  });
}
