"use strict";

// A list of signatories as text, one line each.  The twin of archive/admin/signatorytext.py,
// but it refuses nothing: what is wrong stays as it is, for the server to object to.
window.signatoryText = (() => {
  const NAMES = ["name", "party", "section", "role", "editions", "note"];
  const UNSAID = { section: "party", role: "signatory", editions: "1-" };

  function columns(line) {
    const found = [""];
    for (let i = 0; i < line.length; i++) {
      const isEscape = line[i] === "\\" && (line[i + 1] === "|" || line[i + 1] === "\\");
      if (isEscape) found[found.length - 1] += line[++i] === "|" ? "\\|" : "\\\\";
      else if (line[i] === "|") found.push("");
      else found[found.length - 1] += line[i];
    }
    return found.map((column) => unescape(column.trim()));
  }

  const unescape = (text) => text.replace(/\\([|\\])/g, "$1");
  const escape = (text) => text.replace(/[|\\]/g, "\\$&");

  function row(line, number) {
    const found = columns(line);
    const signatory = { number, rest: found.slice(NAMES.length) };
    NAMES.forEach((name, i) => {
      signatory[name] = found[i] || UNSAID[name] || "";
    });
    return signatory;
  }

  function read(text) {
    const lines = text.split("\n").map((line, i) => [line, i + 1]);
    return lines.filter(([line]) => line.trim()).map(([line, number]) => row(line, number));
  }

  // A new line takes its neighbour's section, which says nothing by itself.
  function isEmpty({ name, party, note, rest }) {
    return ![name, party, note, ...rest].some((column) => column.trim());
  }

  function line(signatory) {
    const said = NAMES.map((name) => (signatory[name] === UNSAID[name] ? "" : escape(signatory[name].trim())));
    const all = [...said, ...signatory.rest.map(escape)];
    while (all.length > 1 && !all[all.length - 1]) all.pop();
    return all.join(" | ");
  }

  function write(signatories) {
    return signatories.filter((signatory) => !isEmpty(signatory)).map(line).join("\n");
  }

  return { read, write, isEmpty, UNSAID };
})();
