// In a local run: who one can be. A deployed console has no such list, and does not ask for one.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import { useEffect, useState } from "react";
import { say } from "./words";

interface SignIn {
  role: string;
  tenant: string;
  mail: string;
  password: string;
  name: string;
}

const local = ["127.0.0.1", "localhost", "[::1]"].includes(location.hostname);

export function Demo({ use }: { use: (s: SignIn) => void }) {
  const [all, setAll] = useState<{ signIns?: SignIn[]; mailbox?: string }>();
  useEffect(() => {
    if (local) void fetch("/local/sign-ins").then(async (r) => (r.ok ? setAll(await r.json()) : undefined)).catch(() => undefined);
  }, []);
  if (!all?.signIns) return null;
  return (
    <details open>
      <summary>{say().demo}</summary>
      <ul>
        {all.signIns.map((s) => (
          <li key={s.tenant + s.mail}>
            <Button variant="inline-link" formAction="none" ariaLabel={`${s.name}: ${say().demoUse}`} onClick={() => use(s)}>{s.name}</Button> <Box variant="small">{s.role} · {s.tenant}</Box>
          </li>
        ))}
      </ul>
      <a href={all.mailbox}>{say().mailbox}</a> · <a href="/local/">{say().clock}</a>
    </details>
  );
}
