import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect } from "react";
import { consentQuery, useAnswerConsent } from "../../api/oauth.ts";
import { EntryCard } from "../../components/entry-card.tsx";
import { ErrorMessage } from "../../components/error-message.tsx";
import { LinkButton } from "../../components/links.tsx";
import { usePageTitle } from "../../ui/use-page-title.ts";
import { Question } from "./question.tsx";

const route = getRouteApi("/oauth/authorize");

/** Where an application sends people whom it wants to act for (docs/integrate/oauth-applications.md). */
export function AuthorizePage() {
  usePageTitle("Allow an application");
  const request = route.useSearch();
  const consent = useQuery(consentQuery(request));
  const answering = useAnswerConsent(request);
  const mistake = consent.data?.redirectUrl;

  useEffect(() => {
    if (typeof mistake === "string") window.location.replace(mistake);
  }, [mistake]);

  if (consent.isError) {
    return (
      <EntryCard title="Allow an application" description="The address you came by cannot be used.">
        <Stack gap="md">
          <ErrorMessage error={consent.error} onRetry={() => void consent.refetch()} />
          <Text size="sm" c="dimmed">
            Nothing was allowed. Go back to the application and begin again; if that does not help,
            tell whoever makes it.
          </Text>
          <LinkButton to="/" variant="default" fullWidth>
            To Vedette
          </LinkButton>
        </Stack>
      </EntryCard>
    );
  }
  const question = consent.data?.question;
  if (question === undefined || question === null) {
    return (
      <EntryCard title="Allow an application" description="Reading what it asks …">
        {null}
      </EntryCard>
    );
  }
  return (
    <EntryCard
      title={`Allow ${question.application.name}?`}
      description="This application asks to act as you."
    >
      <Question
        question={question}
        answering={answering.isIdle || answering.isError ? undefined : answering.variables}
        error={answering.error}
        onAnswer={(allow) =>
          answering.mutate(allow, { onSuccess: (address) => window.location.assign(address) })
        }
      />
    </EntryCard>
  );
}
