// What a route says of itself to the shell.
import type { ComponentType } from "react";

export interface Handle {
  /** The capability without which the page is unknown. */
  needs: string;
  /** What stands in the right pane while the path's :id names somebody. */
  pane?: () => Promise<{ default: ComponentType<{ id: string; whole: boolean }> }>;
}
