"use strict";

// One list of suggestions for the party boxes of all lines: an ARIA combobox with a
// listbox that goes to whichever box has the focus.
class PartyBox {
  // `likely` gives, for a box, the address that knows whom its name may mean.
  constructor({ url, words, id, fallback, onChoose, likely = () => "" }) {
    Object.assign(this, { url, words, fallback, onChoose, likely });
    this.input = null;
    this.options = [];
    this.active = -1;
    this.cache = new Map();
    this.list = document.createElement("ul");
    this.list.id = id;
    this.list.className = "party-suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", words.party);
    this.list.hidden = true;
    // Before the box loses the focus, and with it the list.
    this.list.addEventListener("mousedown", (event) => this.press(event));
    window.addEventListener("resize", () => this.close());
    // A box that is only now being brought into sight keeps its question.
    window.addEventListener("scroll", (event) => event.target !== this.list && this.isOpen && this.close(), true);
  }

  prepare(input) {
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", this.list.id);
    input.autocomplete = "off";
  }

  get isOpen() {
    return !this.list.hidden;
  }

  // What was typed; in an empty box whom the name may mean, else what was signed, or at
  // least its last word, which is often the country.
  ask(input, delay = 200) {
    this.input = input;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(input), delay);
  }

  async search(input) {
    const typed = input.value.trim();
    const signed = typed ? "" : this.fallback(input).trim();
    const likely = signed && this.likely(input);
    let found = likely ? await this.answer(likely) : null;
    if (!found?.results.length) found = await this.find(typed || signed);
    if (signed && found && !found.results.length) found = await this.find(signed.split(/\s+/).pop());
    if (found && input === this.input && input === document.activeElement) this.open(found);
  }

  async find(term) {
    if (!term) return null;
    const source = { app_label: "archive", model_name: "signatory", field_name: "party", term };
    return this.answer(`${this.url}?${new URLSearchParams(source)}`);
  }

  async answer(address) {
    if (this.cache.has(address)) return this.cache.get(address);
    try {
      const response = await fetch(address);
      if (!response.ok) return null;
      const found = await response.json();
      this.cache.set(address, found);
      return found;
    } catch {
      return null; // Offline: the box is then a plain text box, which takes a slug.
    }
  }

  // Where the editor is on the list already, as a later answer comes, they stay at that party.
  open({ results, pagination }) {
    const at = this.options[this.active]?.id;
    this.options = results;
    const hint = results.length ? pagination.more && this.words.moreFound : this.words.nothingFound;
    this.list.replaceChildren(...results.map((party, i) => this.option(party, i)), ...(hint ? [this.hint(hint)] : []));
    this.list.hidden = false;
    this.place();
    this.input.setAttribute("aria-expanded", "true");
    this.point(at === undefined ? -1 : results.findIndex((party) => party.id === at));
  }

  option(party, i) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${i}`;
    option.setAttribute("role", "option");
    option.dataset.i = i;
    option.textContent = party.likeness ?? party.text;
    return option;
  }

  hint(text) {
    const hint = document.createElement("li");
    hint.className = "hint";
    hint.setAttribute("role", "option");
    hint.setAttribute("aria-disabled", "true");
    hint.textContent = text;
    return hint;
  }

  // Below the box, or above it where there is more room.
  place() {
    const box = this.input.getBoundingClientRect();
    const below = window.innerHeight - box.bottom;
    const isAbove = below < 240 && box.top > below;
    const { style } = this.list;
    style.left = `${box.left}px`;
    style.minWidth = `${box.width}px`;
    style.maxWidth = `${window.innerWidth - box.left - 8}px`;
    style.maxHeight = `${Math.min(320, (isAbove ? box.top : below) - 8)}px`;
    style.top = isAbove ? "auto" : `${box.bottom}px`;
    style.bottom = isAbove ? `${window.innerHeight - box.top}px` : "auto";
  }

  point(i) {
    this.active = i;
    [...this.list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === i)));
    const option = this.list.children[i];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.active = -1;
    this.input?.setAttribute("aria-expanded", "false");
    this.input?.removeAttribute("aria-activedescendant");
  }

  choose(i) {
    const { input } = this;
    this.close();
    this.onChoose(input, this.options[i]);
  }

  press(event) {
    event.preventDefault();
    const i = event.target.closest("[data-i]")?.dataset.i;
    if (i !== undefined) this.choose(Number(i));
  }

  // Whether the key was the list's own.
  key(event) {
    if (event.altKey) return false;
    const { length } = this.options;
    if (event.key === "ArrowDown" && !this.isOpen) this.ask(event.target, 0);
    else if (event.key === "ArrowDown" && length) this.point((this.active + 1) % length);
    else if (event.key === "ArrowUp" && this.isOpen && length) this.point((Math.max(this.active, 0) + length - 1) % length);
    else if (event.key === "Escape" && this.isOpen) this.close();
    else if (event.key === "Enter" && this.isOpen && this.active >= 0) this.choose(this.active);
    else return false;
    event.preventDefault();
    return true;
  }
}

window.PartyBox = PartyBox;
