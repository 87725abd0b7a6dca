import { ApiError } from "@vedette/contract";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isSignedOut } from "./errors.ts";
import { meQuery } from "./session.ts";

export interface QueryClientOptions {
  /** The session is over: something was refused with 401 that was allowed before. */
  onSignedOut: () => void;
  /** A change failed whose form does not show failures itself. */
  onFailure: (error: unknown) => void;
}

/** Makes the cache of everything read from the API. A mutation with `meta.quiet` reports itself. */
export function createQueryClient(options: QueryClientOptions): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // Asking who is signed in is how a page finds out that nobody is; that is no news to it.
        const asksWho = query.queryKey[0] === meQuery.queryKey[0];
        if (isSignedOut(error) && !asksWho) options.onSignedOut();
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        if (isSignedOut(error)) options.onSignedOut();
        else if (mutation.meta?.["quiet"] !== true) options.onFailure(error);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => count < 2 && !isRefusal(error),
      },
    },
  });
}

/** A refusal stays one however often we ask; a failing server or connection may recover. */
function isRefusal(error: unknown): boolean {
  return error instanceof ApiError && error.status < 500;
}
