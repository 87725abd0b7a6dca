/** Which end of a stack is shown first: where it broke, or where it began. */
export type FrameOrder = "newest" | "oldest";
