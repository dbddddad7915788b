// The product as it runs on one's own machine, with the console built in: once for all tests.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { binary, root } from "./world";

export default function setup() {
  if (process.env["CURFEW_BUILT"] && existsSync(binary)) return;
  execFileSync("go", ["build", "-o", binary, "./infra/local"], { cwd: root, stdio: "inherit" });
}
