// Deleting a user.
import type { User } from "../read";

export function Deletion(_: { user: User; close: () => void; left: () => void }) {
  return null;
}
