export interface User {
  id: number;
  name: string;
  /** Lower case; also the name people sign in with. */
  email: string;
  isEmailVerified: boolean;
  isInstanceAdmin: boolean;
  /** Who is not can neither sign in nor use a token. */
  isActive: boolean;
  hasPassword: boolean;
  /** Whether a code of an authenticator app is asked for besides the password. */
  hasTwoFactor: boolean;
  /** A service account is an account of programs: it has tokens and no password. */
  isServiceAccount: boolean;
  /** Epoch milliseconds, as the next two. */
  createdAt: number;
  lastActiveAt: number | null;
  lastLoginAt: number | null;
}
