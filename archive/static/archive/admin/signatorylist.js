"use strict";

// A table on top of the text area that holds a statement's list of signatories.  The text
// area stays the one thing that is sent; the table is written into it soon after every
// change, and before anything reads it.
const SOON = 250;

class SignatoryTable {
  constructor(holder) {
    this.holder = holder;
    this.textarea = holder.querySelector("textarea");
    const data = JSON.parse(document.getElementById(holder.dataset.signatoryList).textContent);
    Object.assign(this, data);
    const { id } = this.textarea;
    // What belongs to the text area alone.
    this.ofText = document.querySelectorAll(`label[for="${id}"], [id="${id}_helptext"]`);
    this.signatories = new WeakMap();
    this.undos = [];
    this.box = new PartyBox({
      url: data.urls.parties,
      likely: (input) => this.addressOfCandidates(this.of(input)),
      words: data.words,
      id: `${this.textarea.id}_parties`,
      fallback: (input) => this.of(input).name,
      onChoose: (input, party) => this.identify(input, party),
    });
    this.build();
    this.model = this.makeModel();
    this.paste = new SignatoryPaste(this);
    this.drag = new SignatoryDrag(this);
    this.listen();
    this.showTable();
  }

  // --- The parts -------------------------------------------------------------------

  build() {
    this.count = this.make("span", { className: "count" });
    this.count.setAttribute("role", "status");
    this.next = this.button("nextUnidentified", () => this.goToUnidentified());
    this.undo = this.button("undo", () => this.takeBack());
    this.undo.hidden = true;
    this.toggle = this.button("asText", () => (this.table.hidden ? this.showTable() : this.showText()));
    const all = this.make("input", { type: "checkbox" });
    all.addEventListener("change", () => this.showMoreOfAll(all.checked));
    this.all = this.make("label", { className: "all" });
    this.all.append(all, ` ${this.words.showMore}`);
    const pasteList = this.button("pasteList", () => this.paste.open());
    const bar = this.make("div", { className: "bar" });
    bar.append(this.count, this.next, pasteList, this.undo, this.all, this.toggle);
    this.said = this.make("p", { className: "said" });
    this.said.setAttribute("role", "status");
    this.rows = this.make("ol");
    this.rows.setAttribute("role", "list");
    const add = this.button("add", () => this.insertAfter(this.rows.lastElementChild));
    this.table = this.make("div", { className: "table" });
    this.table.append(this.rows, add, this.make("p", { className: "help", textContent: this.words.keys }));
    this.holder.append(bar, this.table, this.said, this.box.list);
  }

  make(tag, properties = {}) {
    return Object.assign(document.createElement(tag), properties);
  }

  button(word, action) {
    const button = this.make("button", { type: "button", className: "button", textContent: this.words[word] });
    button.addEventListener("click", action);
    return button;
  }

  // The line that all lines are copies of.
  makeModel() {
    const model = this.make("li");
    const main = this.make("div", { className: "main" });
    // For the mouse and for fingers; by keyboard there are Alt+arrows and the position.
    main.append(this.make("span", { className: "handle", textContent: "⠿", title: this.words.drag }));
    main.append(this.input("position"), this.input("name"), this.input("party"), this.select("section", this.sections));
    for (const [action, sign] of [["more", "⋯"], ["up", "↑"], ["down", "↓"], ["insert", "+"], ["remove", "×"]]) {
      const button = this.make("button", { type: "button", textContent: sign, title: this.words[action] });
      button.dataset.action = action;
      button.setAttribute("aria-label", this.words[action]);
      main.append(button);
    }
    main.querySelector("[data-field=party]").placeholder = this.words.notIdentified;
    this.box.prepare(main.querySelector("[data-field=party]"));
    // Alt+arrows move a line as well, so that this need not stop a way by keyboard through the names.
    Object.assign(main.querySelector("[data-field=position]"), { inputMode: "numeric", tabIndex: -1 });
    model.append(main);
    return model;
  }

  input(field) {
    const input = this.make("input", { type: "text" });
    if (field === "name" || field === "note") Object.assign(input, { maxLength: 500, dir: "auto" });
    return this.label(input, field);
  }

  select(field, choices) {
    const select = this.make("select");
    select.append(...choices.map(([value, label]) => new Option(label, value)));
    return this.label(select, field);
  }

  label(control, field) {
    control.dataset.field = field;
    control.setAttribute("aria-label", this.words[field]);
    return control;
  }

  // --- A line ----------------------------------------------------------------------

  makeRow(signatory) {
    const row = this.model.cloneNode(true);
    this.signatories.set(row, signatory);
    this.fill(row, signatory);
    this.showEnded(row);
    const { role, editions, note } = signatoryText.UNSAID;
    if (signatory.role !== role || signatory.editions !== editions || signatory.note) this.showMore(row);
    const problem = this.problems[signatory.number];
    if (problem) {
      row.classList.add("has-problem");
      row.append(this.make("p", { className: "problem", textContent: problem }));
    }
    return row;
  }

  fill(row, signatory) {
    for (const control of row.querySelectorAll("[data-field]")) {
      const { field } = control.dataset;
      if (field === "position") continue;
      if (field === "party") this.fillParty(row, control);
      else this.fillControl(control, signatory[field]);
    }
  }

  fillControl(control, value) {
    control.value = value;
    if (control.value !== value && control.tagName === "SELECT") {
      control.append(new Option(value, value, false, true)); // the server will say what it should be
    }
  }

  fillParty(row, control) {
    const { party } = this.signatories.get(row);
    control.title = control.value = this.parties[party] || party;
    row.classList.toggle("unidentified", !party);
  }

  showMore(row) {
    if (row.querySelector(".more")) return;
    const more = this.make("div", { className: "more" });
    for (const control of [this.select("role", this.roles), this.input("editions"), this.input("note")]) {
      const label = this.make("label", { textContent: this.words[control.dataset.field] });
      label.append(control);
      more.append(label);
    }
    const withdraw = this.make("button", { type: "button", className: "button", textContent: this.words.withdrawn });
    withdraw.dataset.action = "withdraw";
    more.append(withdraw);
    row.querySelector(".main").after(more);
    this.fill(row, this.signatories.get(row));
    this.showEnded(row);
  }

  hideMore(row) {
    row.querySelector(".more")?.remove();
  }

  // Struck through: a name that later editions of the list do not have.
  showEnded(row) {
    const [, last] = this.editionsOf(this.signatories.get(row));
    row.classList.toggle("ended", Boolean(last));
    row.querySelector("[data-action=withdraw]")?.setAttribute("aria-pressed", String(Boolean(last)));
  }

  editionsOf({ editions }) {
    const [first, last] = editions.split(/[-–]/).map((number) => Number.parseInt(number, 10) || 0);
    return [first || 1, last || 0];
  }

  showMoreOfAll(isShown) {
    for (const row of this.rows.children) isShown ? this.showMore(row) : this.hideMore(row);
  }

  of(control) {
    return this.signatories.get(control.closest("li"));
  }

  // --- The list --------------------------------------------------------------------

  showTable() {
    const signatories = signatoryText.read(this.textarea.value);
    this.rows.replaceChildren(...(signatories.length ? signatories : [this.blank()]).map((one) => this.makeRow(one)));
    this.arrange();
    this.writeNow();
    this.switchTo(this.words.asText, false);
  }

  showText() {
    this.box.close();
    this.writeNow();
    this.problems = {}; // They name lines as they were sent.
    this.switchTo(this.words.asTable, true);
    this.textarea.focus();
  }

  switchTo(word, isText) {
    this.toggle.textContent = word;
    this.textarea.hidden = !isText;
    for (const part of [this.table, this.all, this.count, this.next]) part.hidden = isText;
    for (const part of this.ofText) part.hidden = !isText;
    if (!isText) this.report();
  }

  addressOfCandidates({ name, section }) {
    return `${this.urls.candidates}?${new URLSearchParams({ name, section })}`;
  }

  blank(name = "") {
    return { name, party: "", note: "", rest: [], ...signatoryText.UNSAID };
  }

  arrange() {
    let number = 0;
    for (const row of this.rows.children) {
      const box = row.firstElementChild.children[1];
      number += 1;
      if (box.value !== `${number}`) box.value = number;
    }
    this.write();
  }

  // All lines make one text, which is too much work for every key.
  write() {
    this.timer ||= setTimeout(() => this.writeNow(), SOON);
  }

  writeNow() {
    clearTimeout(this.timer);
    if (this.timer) this.textarea.value = signatoryText.write(this.all_());
    this.timer = 0;
    this.report();
  }

  all_() {
    return [...this.rows.children].map((row) => this.signatories.get(row));
  }

  report() {
    const signed = this.all_().filter((signatory) => !signatoryText.isEmpty(signatory));
    const unidentified = signed.filter((signatory) => !signatory.party).length;
    const total = signed.length === 1 ? this.words.one : this.words.many.replace("%n", signed.length);
    const ended = signed.filter((signatory) => this.editionsOf(signatory)[1]).length;
    const parts = [total];
    if (unidentified) parts.push(this.words.unidentified.replace("%n", unidentified));
    if (ended) parts.push(this.words.ended.replace("%n", ended));
    const text = parts.join(", ");
    if (this.count.textContent !== text) this.count.textContent = text;
    this.next.hidden = !unidentified;
  }

  insertAfter(row, names = [""]) {
    const section = row ? this.signatories.get(row).section : undefined;
    const rows = names.map((name) => this.makeRow({ ...this.blank(name), ...(section && { section }) }));
    row ? row.after(...rows) : this.rows.append(...rows);
    this.arrange();
    this.focus(rows[rows.length - 1], "name");
  }

  move(row, index, field) {
    const others = [...this.rows.children].filter((other) => other !== row);
    const at = Math.max(0, Math.min(index, others.length));
    at < others.length ? others[at].before(row) : this.rows.append(row);
    this.arrange();
    this.focus(row, field);
    this.sayPlace(row, at);
  }

  // Before a row, or at the end; several rows keep their order.
  moveBefore(rows, next) {
    next ? next.before(...rows) : this.rows.append(...rows);
    this.arrange();
    this.focus(rows[0], "name");
    this.sayPlace(rows[0], [...this.rows.children].indexOf(rows[0]));
  }

  sayPlace(row, index) {
    const place = this.words.moved.replace("%p", index + 1).replace("%n", this.rows.children.length);
    this.say(`${this.signatories.get(row).name}: ${place}`);
  }

  say(text) {
    this.said.textContent = text;
  }

  step(row, by, field) {
    this.move(row, [...this.rows.children].indexOf(row) + by, field);
  }

  remove(row) {
    const near = row.nextElementSibling || row.previousElementSibling;
    if (!signatoryText.isEmpty(this.signatories.get(row))) {
      const index = [...this.rows.children].indexOf(row);
      this.canTakeBack("undo", () => this.move(row, index, "name"));
    }
    row.remove();
    if (!near) return this.insertAfter(null);
    this.arrange();
    this.focus(near, "name");
  }

  canTakeBack(word, action) {
    this.undos.push([word, action]);
    this.showUndo();
  }

  takeBack() {
    const [, action] = this.undos.pop();
    action();
    this.showUndo();
  }

  showUndo() {
    const last = this.undos.at(-1);
    this.undo.hidden = !last;
    if (last) this.undo.textContent = this.words[last[0]];
  }

  // A list that was read: after a line, at the end (no line), or in place of all lines.
  putIn(signatories, after, isInPlace) {
    const isGoing = (row) => isInPlace || signatoryText.isEmpty(this.signatories.get(row));
    const old = [...this.rows.children].filter(isGoing);
    let next = after && !isInPlace ? after.nextElementSibling : null;
    while (next && old.includes(next)) next = next.nextElementSibling;
    const rows = signatories.map((one) => this.makeRow({ ...one, number: undefined }));
    next ? next.before(...rows) : this.rows.append(...rows);
    for (const row of old) row.remove();
    this.arrange();
    this.focus(rows[0], "name");
    this.say(this.words.putIn.replace("%n", rows.length));
    this.canTakeBack("undoPaste", () => {
      this.rows.prepend(...(isInPlace ? old : []));
      for (const row of rows) row.remove();
      if (!this.rows.children.length) this.rows.append(this.makeRow(this.blank()));
      this.arrange();
      this.focus(this.rows.firstElementChild, "name");
    });
  }

  // Its last edition is the one before that in which it is missing.
  withdraw(row) {
    const signatory = this.signatories.get(row);
    const [first, last] = this.editionsOf(signatory);
    row.querySelector(".notice")?.remove();
    if (!last && this.latest <= first) return this.explainWithdrawal(row);
    signatory.editions = last ? `${first}-` : `${first}-${this.latest - 1}`;
    this.fill(row, signatory);
    this.showEnded(row);
    return this.write();
  }

  explainWithdrawal(row) {
    const notice = this.make("p", { className: "notice", textContent: `${this.words.withdrawal} ` });
    notice.setAttribute("role", "alert");
    if (this.urls.grew) {
      const source = new URLSearchParams({ holds: "withdrawn", text: this.signatories.get(row).name });
      const link = { href: `${this.urls.grew}?${source}`, target: "_blank", textContent: this.words.newEdition };
      notice.append(this.make("a", link));
    }
    row.append(notice);
  }

  focus(row, field) {
    const control = row?.querySelector(`[data-field=${field}]`) || row?.querySelector(`[data-action=${field}]`);
    control?.focus();
    row?.scrollIntoView({ block: "nearest" });
  }

  // From the line that has the focus onwards, and round.
  goToUnidentified() {
    const rows = [...this.rows.children];
    const from = this.last ? rows.indexOf(this.last) + 1 : 0;
    const isWanted = (row) => row.classList.contains("unidentified") && this.signatories.get(row).name;
    const row = [...rows.slice(from), ...rows.slice(0, from)].find(isWanted);
    this.focus(row, "party");
  }

  // --- The party -------------------------------------------------------------------

  identify(input, { slug, text }) {
    this.parties[slug] = text;
    this.setParty(input, slug);
  }

  setParty(input, slug) {
    this.of(input).party = slug;
    this.fillParty(input.closest("li"), input);
    this.write();
  }

  // Words that were not chosen from the list identify nobody; a slug does.
  leaveParty(input) {
    this.box.close();
    const written = input.value.trim();
    const { party } = this.of(input);
    if (!written) return party && this.setParty(input, "");
    if (written === (this.parties[party] || party)) return undefined;
    return this.setParty(input, /^[a-z0-9-]+$/.test(written) && this.parties[written] ? written : party);
  }

  // --- What the editor does --------------------------------------------------------

  listen() {
    this.rows.addEventListener("input", (event) => this.onInput(event.target));
    this.rows.addEventListener("change", (event) => this.onChange(event.target));
    this.rows.addEventListener("keydown", (event) => this.onKey(event));
    this.rows.addEventListener("paste", (event) => this.onPaste(event));
    this.rows.addEventListener("click", (event) => this.onClick(event.target.closest("[data-action]")));
    this.rows.addEventListener("focusin", ({ target }) => {
      this.last = target.closest("li");
      if (target.dataset.field === "party" && !target.value) this.box.ask(target, 0);
    });
    this.rows.addEventListener("focusout", ({ target }) => {
      if (target.dataset.field === "party") this.leaveParty(target);
    });
    // A party that is still being typed is settled before the form is sent.
    this.textarea.form?.addEventListener("submit", () => {
      document.activeElement?.blur();
      this.writeNow();
    });
    // Whoever else reads the form, to keep it say, reads the list as it stands.
    this.textarea.form?.addEventListener("formdata", ({ formData }) => {
      this.writeNow();
      if (formData.has(this.textarea.name)) formData.set(this.textarea.name, this.textarea.value);
    });
    addEventListener("pagehide", () => this.writeNow());
  }

  onInput(control) {
    const { field } = control.dataset;
    if (field === "party") return this.box.ask(control);
    if (field === "position") return undefined;
    this.of(control)[field] = control.value;
    if (field === "editions") this.showEnded(control.closest("li"));
    return this.write();
  }

  onChange(control) {
    if (control.dataset.field !== "position") return;
    const number = Number.parseInt(control.value, 10);
    const row = control.closest("li");
    Number.isNaN(number) ? this.arrange() : this.move(row, number - 1, "position");
  }

  onClick(button) {
    if (!button) return;
    const row = button.closest("li");
    const { action } = button.dataset;
    if (action === "more") row.querySelector(".more") ? this.hideMore(row) : this.showMore(row);
    else if (action === "up") this.step(row, -1, "up");
    else if (action === "down") this.step(row, 1, "down");
    else if (action === "insert") this.insertAfter(row);
    else if (action === "withdraw") this.withdraw(row);
    else this.remove(row);
  }

  onKey(event) {
    const { target, key } = event;
    const { field } = target.dataset;
    if (!field || event.isComposing) return;
    if (field === "party" && this.box.key(event)) return;
    const row = target.closest("li");
    const step = { ArrowUp: -1, ArrowDown: 1 }[key];
    if (step && event.altKey && target.tagName !== "SELECT") this.step(row, step, field);
    else if (step && field === "name") this.focus(step < 0 ? row.previousElementSibling : row.nextElementSibling, field);
    else if (key === "Enter" && field === "position") this.onChange(target);
    else if (key === "Enter" && target.tagName !== "SELECT") this.insertAfter(row);
    else if (key === "Backspace" && field === "name" && this.isSpare(row)) this.remove(row);
    else return;
    event.preventDefault();
  }

  isSpare(row) {
    return signatoryText.isEmpty(this.signatories.get(row)) && this.rows.children.length > 1;
  }

  onPaste(event) {
    const { target } = event;
    const text = event.clipboardData.getData("text/plain");
    if (target.dataset.field !== "name" || !/[\r\n]/.test(text.trim())) return;
    event.preventDefault();
    this.paste.open(text);
  }
}

document.addEventListener("DOMContentLoaded", () => {
  for (const holder of document.querySelectorAll("[data-signatory-list]")) new SignatoryTable(holder);
});
