// One folder of a person's tree: the box, its role, and one press for all below it.
import Badge from "@cloudscape-design/components/badge";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Checkbox from "@cloudscape-design/components/checkbox";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import type { TreeViewProps } from "@cloudscape-design/components/tree-view";
import type { Shapes } from "../../../api/client";
import type { Roles } from "../../../folders/role";
import type { Role } from "../../../folders/subtree";
import { because, say as folderWords } from "../../../folders/words";
import { Trouble } from "../../../parts/trouble";
import { say } from "./words";

export type BoxFolder = Shapes["BoxView"];

/** boxItem draws a folder. */
export function boxItem({ folder: f, parent, inSome, roles, user, change, spread, busy }: {
  folder: BoxFolder;
  /** Something stands below it; and he is in some of that. */
  parent: boolean;
  inSome: boolean;
  roles: Roles;
  user: string;
  change: (f: BoxFolder, role: Role) => void;
  spread: (f: BoxFolder) => void;
  busy: boolean;
}): TreeViewProps.TreeItem {
  const w = say();
  const fw = folderWords();
  const role = f.box === "driver" ? fw.driver : f.box === "participant" ? fw.participant : fw.notIn;
  const waits = roles.waits(f.id, user);
  const why = f.mayChange ? "" : because(f.whyNot);
  const trouble = roles.trouble(f.id, user);
  const more = parent && f.mayManage && (f.box !== null || inSome);
  return {
    announcementLabel: [f.name, role, f.closed ? fw.closed : "", why].filter(Boolean).join(", "),
    content: (
      <span className="folder-line">
        <span className="folder-name">
          <Checkbox
            checked={f.box !== null}
            disabled={!f.mayChange}
            ariaLabel={w.box(f.name)}
            onChange={(e) => !waits && change(f, e.detail.checked ? "participant" : null)}
          >
            {f.name}
          </Checkbox>
          {f.closed && <Badge>{fw.closed}</Badge>}
        </span>
        {waits && <StatusIndicator type="loading">{w.saving}</StatusIndicator>}
        {f.box !== null && f.mayChange && (
          <ButtonDropdown
            ariaLabel={`${role}: ${w.role(f.name)}`}
            items={[
              { id: "participant", itemType: "checkbox", text: fw.participant, checked: f.box === "participant" },
              { id: "driver", itemType: "checkbox", text: fw.driver, checked: f.box === "driver", disabled: !f.mayDrive, secondaryText: because(f.whyNotDriver) },
            ]}
            onItemClick={(e) => !waits && e.detail.id !== f.box && change(f, e.detail.id as Role)}
          >
            {role}
          </ButtonDropdown>
        )}
        {f.box !== null && !f.mayChange && <Box variant="small">{role}</Box>}
        {more && <Button variant="inline-link" disabled={busy} ariaLabel={`${f.box ? fw.subtreeGive : fw.subtreeTake}: ${f.name}`} onClick={() => spread(f)}>{f.box ? fw.subtreeGive : fw.subtreeTake}</Button>}
      </span>
    ),
    secondaryContent: (why || trouble) && (
      <div className="folder-more">
        {why && <Box variant="small" color="text-body-secondary">{why}</Box>}
        {trouble && <Trouble problem={trouble.problem} again={trouble.again} />}
      </div>
    ),
  };
}
