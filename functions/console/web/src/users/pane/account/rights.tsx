// The rights of a user: administrator, super-administrator, owner, and in the vendor's own tenant agent and operator.
//
// Rule: what the caller may not give or take is read-only and says why.
import Alert from "@cloudscape-design/components/alert";
import Checkbox from "@cloudscape-design/components/checkbox";
import FormField from "@cloudscape-design/components/form-field";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMe } from "../../../session/me";
import { type Right, rightLocked } from "../rights";
import { type Draft, effective } from "./draft";
import { say } from "./words";

interface Props {
  draft: Draft;
  set: (to: Draft) => void;
  about: (field: string) => string | undefined;
  /** What is saved now; nobody's when an account is made. */
  saved?: Draft;
  rights: readonly Right[];
}

export function RightsFields({ draft, set, about, saved, rights }: Props) {
  const me = useMe();
  const w = say();
  const now = effective(draft);
  const loses = saved && rights.filter((r) => saved[r] && !now[r]);
  const needs = (r: Right): string | undefined => {
    const why = rightLocked(me, saved ?? draft, r);
    if (why) return w.locked[why];
    if (r === "administrator" && draft.licence !== "executive") return w.needsExecutive;
    return (r === "superAdministrator" || r === "owner") && !now.administrator ? w.needsAdministrator : undefined;
  };
  const error = rights.map((r) => about(r)).find((e) => e !== undefined);
  return (
    <SpaceBetween size="s">
      <FormField label={w.rights} errorText={error}>
        <SpaceBetween size="xs">
          {rights.map((r) => {
            const no = needs(r);
            return (
              <Checkbox key={r} checked={now[r]} readOnly={no !== undefined} description={[w.rightHint[r], no].filter(Boolean).join(" ")} onChange={(e) => set({ ...draft, [r]: e.detail.checked })}>
                {w.right[r]}
              </Checkbox>
            );
          })}
        </SpaceBetween>
      </FormField>
      {loses && loses.length > 0 && <Alert type="warning">{w.loses(loses.map((r) => w.right[r]).join(", "))}</Alert>}
    </SpaceBetween>
  );
}
