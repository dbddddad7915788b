// Some people by name, each a link to his page, and how many others there are.
import { Link } from "../parts/link";
import "./security.css";
import { say } from "./words";

export function People({ of, total, more = false }: { of: readonly { id: string; name: string }[]; total: number; more?: boolean }) {
  const rest = total - of.length;
  return (
    <ul className="people">
      {of.map((p) => (
        <li key={p.id}><Link to={`/users/${p.id}`}>{p.name}</Link></li>
      ))}
      {rest > 0 && <li>{say().andMore(rest)}{more ? " +" : ""}</li>}
    </ul>
  );
}
