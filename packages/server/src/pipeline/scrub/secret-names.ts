/** Names of fields that hold secrets, wherever the words stand in them (docs/wire.md). */
const SECRET_NAME =
  /password|passwd|secret|api[ _-]?key|auth|credentials|mysql_pwd|private[ _-]?key|token|^otp$|^two[_-]factor$/i;

/**
 * The same words in a text. `token` alone is everyday speech of parsers; a key with a blank in it is
 * the first line of a PEM block, whose body has a rule of its own.
 */
const SECRET_WORDS =
  /password|passwd|secret|api[_-]?key|auth|credentials|mysql_pwd|private[_-]?key|token["']?\s{0,8}[=:]/i;

/** Session and anti-forgery cookies of common frameworks: `PHPSESSID`, `connect.sid`, `_csrf` … */
const SECRET_COOKIE = /session|sessid|csrf|xsrf|(?:^|[._:-])(?:sid|sess)$|^aspsessionid|^cfid$/i;

/** Whether a field of this name holds a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** Whether a text speaks of a secret, so that all of it is suspect. */
export function hasSecretWords(text: string): boolean {
  return SECRET_WORDS.test(text);
}

/** Whether whoever holds the cookie of this name is taken for its owner. */
export function isSecretCookie(name: string): boolean {
  return SECRET_COOKIE.test(name);
}
