// Forms that ask the API. A token stays in this page's memory only; a link's secret leaves the address once it is used up.
"use strict";

const form = document.getElementById("form");
const done = document.getElementById("done");
const problem = form.querySelector(".problem");
const given = new URLSearchParams(location.hash.slice(1));
let token = "";

const local = ["127.0.0.1", "localhost"].includes(location.hostname); // elsewhere no link fills in a password

for (const name of local ? ["tenant", "mail", "password"] : ["tenant", "mail"]) {
  const field = form.elements[name];
  if (field && given.get(name)) field.value = given.get(name);
}
if (given.get("password")) history.replaceState(null, "", location.pathname);

const link = form.dataset.action === "/v1/passwords" ? location.hash.slice(1) : null;
if (link !== null) {
  form.hidden = !link;
  document.getElementById("none").hidden = Boolean(link);
}

document.getElementById("show")?.addEventListener("change", (event) => {
  form.elements.password.type = event.target.checked ? "text" : "password";
});

async function ask(path, body) {
  const headers = { "Accept-Language": document.documentElement.lang };
  if (body) headers["Content-Type"] = "application/json";
  if (token) headers.Authorization = "Bearer " + token;
  const response = await fetch(path, { method: "POST", headers, body: body ? JSON.stringify(body) : undefined });
  const text = await response.text();
  const answer = text ? JSON.parse(text) : {};
  if (!response.ok) throw Object.assign(new Error(answer.title), { answer });
  return answer;
}

function complain(error) {
  const title = error.answer?.title;
  const fields = (error.answer?.errors ?? []).map((one) => one.detail).filter((detail) => detail !== title);
  problem.textContent = title ? [title, ...fields].join(" ") : form.dataset.unreachable;
  problem.hidden = false;
  problem.focus();
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button");
  const label = button.textContent;
  const body = Object.fromEntries(new FormData(form));
  if (link) body.link = link;
  problem.hidden = true;
  button.disabled = true;
  button.textContent = form.dataset.working;
  try {
    const answer = await ask(form.dataset.action, body);
    if (answer.token) welcome(answer);
    if (link) history.replaceState(null, "", location.pathname);
    form.reset();
    form.hidden = true;
    done.hidden = false;
    done.focus();
  } catch (error) {
    complain(error);
  }
  button.disabled = false;
  button.textContent = label;
});

function welcome(answer) {
  token = answer.token;
  const say = done.dataset;
  document.getElementById("who").textContent = [say.as, answer.user.name, say.at, answer.tenant.name].join(" ");
  const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "full", timeStyle: "short" }).format(new Date(answer.ends));
  document.getElementById("until").textContent = say.until + " " + when;
  document.getElementById("token").textContent = token;
}

document.getElementById("out")?.addEventListener("click", async () => {
  try {
    await ask("/v1/sign-out");
  } finally {
    token = "";
    location.assign("/");
  }
});
