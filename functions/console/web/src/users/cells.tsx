// What the list shows of a user in each column, and how the values of a column are called.
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import type { ReactNode } from "react";
import { countryName } from "../parts/country";
import { When } from "../parts/when";
import { say as common } from "../words/common";
import type { User } from "./find";
import { nameOf, statusOf } from "./user";
import { say } from "./words";

/** valueName is a value of a column as people read it. */
export function valueName(column: string, value: string): string {
  switch (column) {
    case "status":
    case "licence":
    case "language":
      return common()[column][value] ?? value;
    case "country":
      return countryName(value);
    case "administrator":
    case "neverTold":
      return value === "true" ? common().yes : common().no;
  }
  return value;
}

const kinds: Record<string, StatusIndicatorProps.Type> = { active: "success", invited: "pending", deactivated: "stopped" };

/** cell is what stands in a column; the name is the link that opens the user, see table.tsx. */
export function cell(column: string, u: User): ReactNode {
  switch (column) {
    case "status":
      return <StatusIndicator type={kinds[statusOf(u)] ?? "info"}>{valueName("status", statusOf(u))}</StatusIndicator>;
    case "lastSignIn":
      return u.lastSignIn ? <When at={u.lastSignIn} /> : say().never;
    case "created":
      return <When at={u.created} />;
    case "deactivationOn":
      return u.idle.promise ? <When at={u.idle.promise} /> : "–";
    case "administrator":
    case "neverTold":
      return valueName(column, String(u[column]));
    case "country":
      return u.country ? countryName(u.country) : "–";
    case "licence":
    case "language":
      return valueName(column, u[column]);
    case "department":
      return u.department || "–";
    case "folders":
      return u.folders;
    case "name":
      return nameOf(u);
    case "mail":
    case "zone":
    case "firstName":
    case "lastName":
      return u[column];
  }
  return "–";
}
