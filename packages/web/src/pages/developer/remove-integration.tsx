import { useNavigate } from "@tanstack/react-router";
import type { SentryApp } from "@vedette/contract";
import { useDeleteSentryApp } from "../../api/sentry-apps.ts";
import { RemovePanel } from "../../components/remove-panel.tsx";

interface RemoveIntegrationProps {
  organization: string;
  app: SentryApp;
}

/** Removes an integration for good, after its name has been typed. */
export function RemoveIntegration({ organization, app }: RemoveIntegrationProps) {
  const deleting = useDeleteSentryApp(app.slug);
  const navigate = useNavigate();

  return (
    <RemovePanel
      kind="integration"
      name={app.name}
      consequence="Its tokens stop working at once and it hears of nothing any more."
      warning="The integration, its tokens and its history of requests go. This cannot be undone."
      busy={deleting.isPending}
      remove={(after) => deleting.mutate(undefined, after)}
      onRemoved={() =>
        void navigate({
          to: "/organizations/$organization/settings/developer/",
          params: { organization },
        })
      }
    />
  );
}
