// The first tab: the account.
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import { say as common } from "../../../words/common";
import type { Tagged } from "../read";

export function Account({ read }: { read: Tagged }) {
  const u = read.body;
  return <KeyValuePairs columns={2} items={[{ label: "E-Mail", value: u.mail }, { label: "Licence", value: common().licence[u.licence] }]} />;
}
