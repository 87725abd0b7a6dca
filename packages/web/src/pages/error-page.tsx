import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { hasStatus, needsTwoFactor, toWords } from "../api/errors.ts";
import { ErrorMessage } from "../components/error-message.tsx";
import { LinkButton } from "../components/links.tsx";
import { usePageTitle } from "../ui/use-page-title.ts";
import classes from "./error-page.module.css";

/** A page that could not be shown, and why. Trying again reads everything anew. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  usePageTitle(toWords(error).title);
  const router = useRouter();
  const boundary = useQueryErrorResetBoundary();
  const isFinal = hasStatus(error, 404) || hasStatus(error, 403);

  function retry() {
    boundary.reset();
    reset();
    void router.invalidate();
  }
  return (
    <div className={classes["page"]}>
      <ErrorMessage error={error} {...(isFinal ? {} : { onRetry: retry })} />
      {needsTwoFactor(error) ? (
        <LinkButton to="/account/security/">Set up two-factor sign-in</LinkButton>
      ) : (
        <LinkButton to="/" variant="default">
          Go to the first page
        </LinkButton>
      )}
    </div>
  );
}
