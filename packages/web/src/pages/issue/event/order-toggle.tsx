import { SegmentedControl } from "@mantine/core";
import type { FrameOrder } from "./frame-order.ts";

interface OrderToggleProps {
  order: FrameOrder;
  onOrder: (order: FrameOrder) => void;
}

/** Which end of the stack comes first. Kept for all events by this browser. */
export function OrderToggle({ order, onOrder }: OrderToggleProps) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="Order of the frames"
      value={order}
      onChange={(value) => onOrder(value === "oldest" ? "oldest" : "newest")}
      data={[
        { value: "newest", label: "Newest first" },
        { value: "oldest", label: "Oldest first" },
      ]}
    />
  );
}
