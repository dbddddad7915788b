// Light or dark: as the system says, until the person says otherwise on this machine.
import { Density, Mode, applyDensity, applyMode } from "@cloudscape-design/global-styles";
import { store } from "../parts/store";

export type Look = "system" | "light" | "dark";
const key = "curfew-look";
const system = matchMedia("(prefers-color-scheme: dark)");
const kept = localStorage.getItem(key);

export const look = store<Look>(kept === "light" || kept === "dark" ? kept : "system");

const show = () => {
  const dark = look.get() === "dark" || (look.get() === "system" && system.matches);
  applyMode(dark ? Mode.Dark : Mode.Light);
  document.documentElement.style.colorScheme = dark ? "dark" : "light";
};

/** begin shows the look and follows the system. */
export function begin() {
  applyDensity(Density.Comfortable);
  system.addEventListener("change", show);
  show();
}

/** choose remembers a look. */
export function choose(to: Look) {
  if (to === "system") localStorage.removeItem(key);
  else localStorage.setItem(key, to);
  look.set(to);
  show();
}
