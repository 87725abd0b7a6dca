/** What a person said of an event. Instants are epoch milliseconds. */
export interface UserReport {
  id: number;
  projectId: number;
  /** 32 hex characters. The event may come later, or never. */
  eventId: string;
  name: string;
  email: string;
  comments: string;
  createdAt: number;
}

export type NewUserReport = Omit<UserReport, "id">;

export const MAX_NAME_CHARS = 128;
export const MAX_EMAIL_CHARS = 75;
export const MAX_COMMENT_CHARS = 4096;
