/** An issue as mails tell of it. */
export interface IssueInMail {
  /** `SHOP-3`. */
  shortId: string;
  title: string;
  culprit: string;
  /** The slug of its project. */
  project: string;
  link: string;
}
