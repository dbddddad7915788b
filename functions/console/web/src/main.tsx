// The console begins.
import "@cloudscape-design/global-styles/index.css";
import "virtual:theme.css";
import "./shell/console.css";
import "./session/session.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { watchBack } from "./session/back";
import { begin as beginLook } from "./shell/look";
import { language } from "./words/language";

beginLook();
watchBack();
document.documentElement.lang = language();
createRoot(document.getElementById("app")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
