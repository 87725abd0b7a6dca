import { expect, test } from "vitest";
import { hasSecretWords, isSecretCookie, isSecretName } from "./secret-names.ts";

test.each([
  "password",
  "passwd",
  "secret",
  "api_key",
  "api-key",
  "apikey",
  "auth",
  "credentials",
  "mysql_pwd",
  "private_key",
  "private-key",
  "privatekey",
  "privateKey",
  "token",
  "PASSWORD",
  "userPassword",
  "password_confirmation",
  "X-Api-Key",
  "Authorization",
  "oauth_state",
  "csrfmiddlewaretoken",
  "client_secret",
  "Proxy-Authorization",
  "author",
  "otp",
  "OTP",
  "two_factor",
  "two-factor",
  "Two-Factor",
])("%s is the name of a secret", (name) => {
  expect(isSecretName(name)).toBe(true);
});

test.each(["user", "key", "pass", "option", "otp_enabled", "two_factor_on", "cryptotpe", "id", ""])(
  "%j is not the name of a secret",
  (name) => {
    expect(isSecretName(name)).toBe(false);
  },
);

test.each([
  "my password is x",
  "PASSWD",
  "a secret",
  "api_key",
  "apikey: 1",
  "api-key 1",
  "Authorization",
  "credentials.json",
  "MYSQL_PWD",
  "privatekey",
  "private_key",
  "private-key",
  "token=abc",
  "token: abc",
  "token = abc",
  `{"token": 1}`,
  "access_token=1",
])("%s has words of secrets", (text) => {
  expect(hasSecretWords(text)).toBe(true);
});

test.each([
  "Unexpected token < in JSON",
  "token",
  "tokens: none",
  "a pass",
  "-----BEGIN PRIVATE KEY-----",
  "",
])("%s has none", (text) => {
  expect(hasSecretWords(text)).toBe(false);
});

test.each([
  "session",
  "sessionid",
  "SESSION",
  "PHPSESSID",
  "JSESSIONID",
  "ASP.NET_SessionId",
  "_session_id",
  "ASPSESSIONIDQQ",
  "connect.sid",
  "sid",
  "koa:sess",
  "laravel_session",
  "rack.session",
  "__session",
  "csrf",
  "csrftoken",
  "_csrf",
  "XSRF-TOKEN",
  "xsrf-token",
  "csrf_token",
])("%s is a cookie that must not be told", (name) => {
  expect(isSecretCookie(name)).toBe(true);
});

test.each(["theme", "lang", "side", "inside", "_ga", "assess"])("%s may be told", (name) => {
  expect(isSecretCookie(name)).toBe(false);
});
