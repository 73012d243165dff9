"use strict";

// A box into which a list is pasted.  The server reads it as it reads a document; the
// editor sees what was read, and says where it goes.
class SignatoryPaste {
  constructor(table) {
    this.table = table;
    this.words = table.words;
    this.names = [];
    this.build();
  }

  build() {
    const make = this.table.make;
    const id = `${this.table.textarea.id}_paste`;
    this.dialog = make("dialog", { className: "signatory-paste" });
    this.dialog.setAttribute("aria-labelledby", `${id}_title`);
    this.text = make("textarea", { rows: 8, dir: "auto", spellcheck: false });
    this.text.setAttribute("aria-label", this.words.pasteHere);
    this.text.addEventListener("input", () => this.forget());
    this.read = this.button("readIt", () => this.ask());
    this.said = make("p", { className: "said-read" });
    this.said.setAttribute("role", "status");
    this.list = make("ol", { className: "read", tabIndex: 0 });
    this.list.setAttribute("aria-label", this.words.whatWasRead);
    this.list.addEventListener("change", (event) => this.onChange(event.target));
    this.where = make("fieldset", { className: "where" });
    this.where.addEventListener("change", () => this.tickFor());
    this.put = this.button("putThemIn", () => this.putIn());
    const buttons = make("div", { className: "buttons" });
    buttons.append(this.put, this.button("cancel", () => this.dialog.close()));
    const heading = make("h2", { id: `${id}_title`, textContent: this.words.pasteList });
    const help = make("p", { className: "help", textContent: this.words.pasteHelp });
    this.dialog.append(heading, help, this.text, this.read, this.said, this.list, this.where, buttons);
    // Outside of the form, so that Enter in here sends nothing.
    document.body.append(this.dialog);
  }

  button(word, action) {
    const button = this.table.button(word, action);
    if (word === "putThemIn") button.classList.add("default");
    return button;
  }

  // With text, which was pasted into a name, it is read at once.
  open(text = "") {
    this.after = this.table.last?.isConnected ? this.table.last : null;
    this.table.box.close();
    if (text) this.text.value = text;
    this.showPlaces();
    this.forget();
    this.dialog.showModal();
    this.text.focus();
    if (text) this.ask();
  }

  forget() {
    this.names = [];
    this.list.replaceChildren();
    this.said.textContent = "";
    for (const part of [this.list, this.where, this.put]) part.hidden = true;
  }

  showPlaces() {
    const { make } = this.table;
    const rows = [...this.table.rows.children];
    const line = rows.indexOf(this.after) + 1;
    const places = [["end", this.words.atTheEnd], ["all", this.words.inPlace]];
    if (line) {
      const { name } = this.table.signatories.get(this.after);
      places.unshift(["after", this.words.afterLine.replace("%n", line).replace("%s", name.slice(0, 60))]);
    }
    const legend = make("legend", { textContent: this.words.where });
    this.where.replaceChildren(legend, ...places.map(([value, text], i) => this.place(value, text, i === 0)));
  }

  place(value, text, isChosen) {
    const label = this.table.make("label");
    const radio = this.table.make("input", { type: "radio", name: "signatory-place", value, checked: isChosen });
    label.append(radio, ` ${text}`);
    return label;
  }

  get chosenPlace() {
    return this.where.querySelector(":checked").value;
  }

  async ask() {
    if (!this.text.value.trim()) return this.text.focus();
    this.read.disabled = true;
    this.said.textContent = this.words.reading;
    const answer = await this.answer();
    this.read.disabled = false;
    this.show(answer);
    return this.put.focus();
  }

  async answer() {
    this.table.writeNow();
    const { form } = this.table.textarea;
    const body = new FormData();
    body.set("text", this.text.value);
    body.set("held", this.table.textarea.value);
    body.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    try {
      const headers = { "X-Requested-With": "fetch" };
      const response = await fetch(this.table.urls.read, { method: "POST", body, headers });
      return await response.json(); // The page to sign in is none.
    } catch {
      return { problems: [this.words.notRead], names: this.asLines() };
    }
  }

  // Without the server the lines are names, as they stand.
  asLines() {
    const lines = this.text.value.split(/\r\n|\r|\n/).map((line) => line.trim());
    return lines.filter(Boolean).map((name) => {
      const line = signatoryText.write([this.table.blank(name)]);
      return { name, line, slug: "", candidates: [], isName: true, heldOn: null };
    });
  }

  show({ problems = [], names = [] }) {
    this.names = names;
    const found = names.filter((one) => one.isName);
    const identified = found.filter((one) => one.slug).length;
    const held = found.filter((one) => one.heldOn).length;
    const counts = [[found.length, "nRead"], [identified, "nIdentified"], [found.length - identified, "nDoubtful"]];
    if (held) counts.push([held, "nHeld"]);
    if (found.length < names.length) counts.push([names.length - found.length, "nLeftOut"]);
    const said = names.length ? counts.map(([count, word]) => this.words[word].replace("%n", count)).join(", ") : "";
    this.said.textContent = [...problems, said].filter(Boolean).join(" ");
    this.list.replaceChildren(...names.map((one, i) => this.item(one, i)));
    for (const part of [this.list, this.where, this.put]) part.hidden = !names.length;
    this.tickFor();
  }

  item(one, i) {
    const { make } = this.table;
    const item = make("li");
    const label = make("label");
    const tick = make("input", { type: "checkbox" });
    tick.dataset.i = i;
    const name = make("bdi", { textContent: one.name });
    label.append(tick, " ", name);
    item.append(label, this.who(one, i));
    const hints = [];
    if (!one.isName) hints.push(this.words.noName);
    if (one.heldOn) hints.push(this.words.already.replace("%n", one.heldOn));
    if (hints.length) item.append(make("small", { textContent: hints.join("; ") }));
    item.classList.toggle("unidentified", !one.slug);
    return item;
  }

  who(one, i) {
    const { make } = this.table;
    if (one.slug) return make("span", { className: "who", textContent: one.party, title: one.reason });
    if (!one.candidates.length) return make("span", { className: "who none", textContent: this.words.notIdentified });
    const select = make("select", { className: "who", title: one.reason });
    select.dataset.who = i;
    select.setAttribute("aria-label", `${this.words.party}: ${one.name}`);
    const options = one.candidates.map(({ slug, likeness }) => new Option(likeness, slug));
    select.append(new Option(this.words.notIdentified, ""), ...options);
    return select;
  }

  onChange(control) {
    if (control.dataset.who === undefined) return this.countTicked();
    const one = this.names[control.dataset.who];
    one.chosen = one.candidates.find(({ slug }) => slug === control.value);
    return undefined;
  }

  // What is on the list already need not go in again, unless the list goes.
  tickFor() {
    const isInPlace = this.chosenPlace === "all";
    for (const tick of this.list.querySelectorAll("[data-i]")) {
      const one = this.names[tick.dataset.i];
      tick.checked = one.isName && (isInPlace || !one.heldOn);
    }
    this.countTicked();
  }

  countTicked() {
    const count = this.list.querySelectorAll("[data-i]:checked").length;
    this.put.textContent = this.words.putThemIn.replace("%n", count);
    this.put.disabled = !count;
  }

  putIn() {
    const ticked = [...this.list.querySelectorAll("[data-i]:checked")].map((tick) => this.names[tick.dataset.i]);
    const place = this.chosenPlace;
    this.dialog.close();
    this.text.value = "";
    this.table.putIn(ticked.map((one) => this.signatory(one)), place === "after" ? this.after : null, place === "all");
  }

  signatory(one) {
    const [signatory] = signatoryText.read(one.line);
    if (one.chosen) signatory.party = one.chosen.slug;
    if (signatory.party) this.table.parties[signatory.party] ||= (one.chosen?.text ?? one.party);
    return signatory;
  }
}

window.SignatoryPaste = SignatoryPaste;
