// Importing users: choose a file and have it checked, or go on with an import that the address names.
import { useParams } from "react-router";
import { Page } from "../parts/page";
import { Earlier } from "./earlier";
import { One } from "./one";
import { Upload } from "./upload";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { say } from "./words";

export default function Imports() {
  const { id } = useParams();
  if (id) return <One key={id} id={id} />;
  return (
    <Page title={say().title} text={say().text}>
      <SpaceBetween size="l">
        <Upload />
        <Earlier />
      </SpaceBetween>
    </Page>
  );
}
