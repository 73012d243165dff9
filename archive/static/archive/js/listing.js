// Filters without a click on "Apply".  What the reader opened, typed and stood on stays as it was.
"use strict";

// An address holds only what was chosen.
document.addEventListener("htmx:configRequest", (event) => {
  const { parameters } = event.detail;
  for (const name of Object.keys(parameters)) {
    const values = parameters.getAll(name).filter((value) => value !== "");
    parameters.delete(name);
    values.forEach((value) => parameters.append(name, value));
  }
});

// From one list to the next
let kept;

document.addEventListener("htmx:beforeSwap", ({ detail: { target } }) => {
  kept = target.id === "results" ? remember(target) : undefined;
});

document.addEventListener("htmx:afterSwap", () => {
  const list = document.getElementById("results");
  if (!list || !kept) return;
  restore(list, kept);
  kept = undefined;
  announce(document.getElementById("found-heading").textContent);
});

function remember(list) {
  const focused = document.activeElement;
  return {
    open: [...list.querySelectorAll("details[open]")].map((details) => details.id),
    scrolled: [...list.querySelectorAll("details[open] > ul")].map((items) => [items.parentElement.id, items.scrollTop]),
    typed: [...list.querySelectorAll(".type-ahead")].map((input) => [input.id, input.value]),
    focused: list.contains(focused) ? focused.id || "found-heading" : "",
  };
}

function restore(list, { open, scrolled, typed, focused }) {
  list.querySelectorAll("details").forEach((details) => { details.open ||= open.includes(details.id); });
  for (const [id, value] of typed) {
    const input = document.getElementById(id);
    if (input && value) {
      input.value = value;
      narrow(input);
    }
  }
  for (const [id, top] of scrolled) {
    const items = document.getElementById(id)?.querySelector("ul");
    if (items) items.scrollTop = top;
  }
  // What stood here may be gone, such as a choice that was taken back; then the reader goes on at the results.
  const element = document.getElementById(focused) || (focused && document.getElementById("found-heading"));
  if (element && element !== document.activeElement) element.focus({ preventScroll: true });
}

// Said to those who do not see the list change; shown when it could not.
function announce(text, isProblem = false) {
  const status = document.getElementById("found-status");
  if (!status) return;
  status.className = isProblem ? "message" : "visually-hidden";
  status.textContent = "";
  setTimeout(() => { status.textContent = text; }, 50);
}

for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(failure, () => announce(document.getElementById("found-status")?.dataset.failed, true));
}

// Choices by typing a part of their name
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function narrow(input) {
  const words = folded(input.value).split(/\s+/).filter(Boolean);
  const facet = input.closest(".facet");
  const items = [...facet.querySelectorAll("li")];
  for (const item of items) {
    const name = folded(item.querySelector("bdi").textContent);
    item.hidden = !item.querySelector(":checked") && !words.every((word) => name.includes(word));
  }
  const more = facet.querySelector("details");
  if (more && words.length) more.open = true;
  return items.filter((item) => !item.hidden).length;
}

document.addEventListener("input", ({ target }) => {
  if (!target.matches(".type-ahead")) return;
  const number = narrow(target);
  announce(document.getElementById("found-status")?.dataset.choices.replace("{number}", number));
});

// Typing there chooses nothing by itself.
document.addEventListener("change", (event) => {
  if (event.target.matches(".type-ahead")) event.stopPropagation();
}, true);
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches(".type-ahead")) event.preventDefault();
});

// The same choices in another language, after they changed.
document.addEventListener("htmx:pushedIntoHistory", () => {
  for (const link of document.querySelectorAll(".languages a")) link.search = location.search;
});
