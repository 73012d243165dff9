"use strict";

// Lines are dragged by their handle, with a mouse, a pen or a finger; those that were
// clicked with Ctrl or Shift go together.  Escape leaves all as it was.
class SignatoryDrag {
  constructor(table) {
    this.table = table;
    this.rows = table.rows;
    this.selected = new Set();
    this.rows.addEventListener("pointerdown", (event) => this.start(event));
    this.rows.addEventListener("pointermove", (event) => this.go(event));
    this.rows.addEventListener("pointerup", () => this.drop());
    this.rows.addEventListener("pointercancel", () => this.stop());
    // Before the line's own keys, and the browser's.
    addEventListener("keydown", (event) => this.key(event), true);
  }

  start(event) {
    const handle = event.target.closest(".handle");
    if (!handle || event.button !== 0) return;
    event.preventDefault();
    const row = handle.closest("li");
    if (event.ctrlKey || event.metaKey) return this.select(row, !this.selected.has(row));
    if (event.shiftKey) return this.selectUpTo(row);
    if (!this.selected.has(row)) this.clear();
    this.dragged = this.selected.size ? [...this.rows.children].filter((one) => this.selected.has(one)) : [row];
    this.from = event.clientY;
    handle.setPointerCapture(event.pointerId);
    for (const one of this.dragged) one.classList.add("dragged");
    return undefined;
  }

  select(row, isSelected) {
    isSelected ? this.selected.add(row) : this.selected.delete(row);
    row.classList.toggle("selected", isSelected);
    this.lastSelected = row;
  }

  selectUpTo(row) {
    const rows = [...this.rows.children];
    const ends = [rows.indexOf(row), Math.max(0, rows.indexOf(this.lastSelected ?? row))].sort((a, b) => a - b);
    for (const one of rows.slice(ends[0], ends[1] + 1)) this.select(one, true);
  }

  clear() {
    for (const row of [...this.selected]) this.select(row, false);
  }

  go({ clientX, clientY }) {
    if (!this.dragged || (this.landing === undefined && Math.abs(clientY - this.from) < 4)) return;
    this.scroll(clientY);
    const row = document.elementFromPoint(clientX, clientY)?.closest(".signatory-list ol > li");
    if (!row) return;
    const { top, height } = row.getBoundingClientRect();
    this.land(clientY < top + height / 2 ? row : row.nextElementSibling);
  }

  // The row that the dragged ones would come before; null is the end.
  land(next) {
    if (this.landing === next) return;
    this.mark(false);
    this.landing = next;
    this.mark(true);
  }

  mark(isMarked) {
    if (this.landing === undefined) return;
    const row = this.landing ?? this.rows.lastElementChild;
    row.classList.toggle(this.landing ? "lands-before" : "lands-after", isMarked);
  }

  scroll(y) {
    const { top, bottom } = this.rows.getBoundingClientRect();
    const edge = 40;
    const by = y < Math.max(top, 0) + edge ? -16 : y > Math.min(bottom, innerHeight) - edge ? 16 : 0;
    if (!by) return;
    this.rows.scrollBy(0, by);
    if (y < edge || y > innerHeight - edge) scrollBy(0, by);
  }

  drop() {
    const { dragged, landing } = this;
    this.stop();
    if (!dragged || landing === undefined) return;
    let next = landing;
    while (next && dragged.includes(next)) next = next.nextElementSibling;
    this.clear();
    this.table.moveBefore(dragged, next);
  }

  stop() {
    this.mark(false);
    for (const row of this.dragged ?? []) row.classList.remove("dragged");
    this.landing = this.dragged = undefined;
  }

  key(event) {
    if (event.key !== "Escape" || !(this.dragged || this.selected.size)) return;
    if (this.dragged) event.preventDefault();
    this.stop();
    this.clear();
  }
}

window.SignatoryDrag = SignatoryDrag;
