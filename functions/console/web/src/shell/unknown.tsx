// An address that leads to nothing, or to nothing that the caller may see: both look alike.
import Box from "@cloudscape-design/components/box";
import { useEffect } from "react";
import { Link } from "../parts/link";
import { say } from "../words/common";

export default function Unknown() {
  useEffect(() => {
    document.title = say().unknownTitle;
  }, []);
  return (
    <Box textAlign="center" padding="xxxl">
      <Box variant="h1">{say().unknownTitle}</Box>
      <Box variant="p">{say().unknownText}</Box>
      <Link to="/">{say().home}</Link>
    </Box>
  );
}
