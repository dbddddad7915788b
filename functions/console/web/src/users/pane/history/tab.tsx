// Not built yet.
import type { Shapes } from "../../../api/client";

export default function HistoryTab({ user }: { user: Shapes["UserView"] }) {
  return <span hidden>{user.id}</span>;
}
