import {
  answerOauthConsent,
  answerOauthDevice,
  getOauthConsent,
  getOauthDevice,
  type RouteQueryInput,
} from "@vedette/contract";
import { queryOptions, useMutation } from "@tanstack/react-query";
import { api } from "./client.ts";

/** What an application asks, as it stands in the address that it sent the browser to. */
export type ConsentRequest = RouteQueryInput<typeof getOauthConsent>;

/** What an application wants to do as the person, or the address that its mistake is told at. */
export function consentQuery(request: ConsentRequest) {
  return queryOptions({
    queryKey: ["oauth-consent", request],
    queryFn: async ({ signal }) =>
      (await api.call(getOauthConsent, { query: request, signal })).body,
    retry: false,
  });
}

/** Answers an application; gives the address to go to. */
export function useAnswerConsent(request: ConsentRequest) {
  return useMutation({
    meta: { quiet: true },
    mutationFn: async (allow: boolean) =>
      (await api.call(answerOauthConsent, { body: { ...request, allow } })).body.redirectUrl,
  });
}

/** What the device wants to do that shows this code. */
export function deviceQuery(userCode: string) {
  return queryOptions({
    queryKey: ["oauth-device", userCode],
    queryFn: async ({ signal }) =>
      (await api.call(getOauthDevice, { query: { user_code: userCode }, signal })).body,
    retry: false,
  });
}

export function useAnswerDevice(userCode: string) {
  return useMutation({
    meta: { quiet: true },
    mutationFn: async (allow: boolean) => {
      await api.call(answerOauthDevice, { body: { user_code: userCode, allow } });
    },
  });
}
