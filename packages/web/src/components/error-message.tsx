import { toWords } from "../api/errors.ts";
import { ErrorNote } from "../ui/error-note.tsx";

interface ErrorMessageProps {
  error: unknown;
  onRetry?: () => void;
}

/** Any error in words, with the request id if the server answered. */
export function ErrorMessage({ error, onRetry }: ErrorMessageProps) {
  const { title, sentence, requestId } = toWords(error);
  return (
    <ErrorNote title={title} requestId={requestId} onRetry={onRetry}>
      {sentence}
    </ErrorNote>
  );
}
