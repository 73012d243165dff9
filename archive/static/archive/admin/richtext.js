/* An editor in place of each text area of HTML: headings, lists, quotations, links, footnotes,
 * the language and direction of a passage.  What the schema does not know, a paste loses. */

const [first] = document.querySelectorAll("textarea[data-library]");
// Who may only look is shown no text area.
const library = first ? await import(first.dataset.library) : {};
const { Editor, Extension, Mark, Node, mergeAttributes, updateAttrsDialog } = library;

const PASSAGES = ["paragraph", "heading", "blockquote", "listItem", "bulletList", "orderedList"];
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const DIRECTIONS = ["", "ltr", "rtl", "auto"];
const IMAGE = /^(?:https?:\/\/[^/]+)?(\/attachments\/[0-9a-f]{64})(?:\/.*)?$/;

const attribute = (name, isAllowed) => ({
  default: null,
  parseHTML: (element) => (isAllowed(element.getAttribute(name) || "") ? element.getAttribute(name) : null) || null,
  renderHTML: (attributes) => (attributes[name] ? { [name]: attributes[name] } : {}),
});
const passage = () => ({
  lang: attribute("lang", (value) => LANGUAGE.test(value)),
  dir: attribute("dir", (value) => DIRECTIONS.includes(value)),
});

const Footnote = (words) => Mark.create({
  name: "footnote",
  priority: 3000, // around whatever else its words are marked with, or it would be several
  inclusive: false,
  excludes: "footnote",
  parseHTML: () => [{ tag: "span.footnote" }],
  renderHTML: () => ["span", { class: "footnote" }, 0],
  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "footnote",
      groups: "notes",
      button: buttons.text(words.footnote, words.footnoteHelp),
      active: (editor) => editor.isActive("footnote"),
      enabled: (editor) => !editor.state.selection.empty || editor.isActive("footnote"),
      command: (editor) => editor.chain().focus().extendMarkRange("footnote").toggleMark("footnote").run(),
    });
  },
});

/* Of selected words a mark; with nothing selected, of the paragraph they would stand in. */
const Language = (words) => Mark.create({
  name: "language",
  priority: 2000,
  addAttributes: passage,
  parseHTML: () => [{ tag: "span[lang]:not(.footnote)" }, { tag: "span[dir]:not(.footnote)" }],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
  addGlobalAttributes: () => [{ types: PASSAGES, attributes: passage() }],
  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "language",
      groups: "notes",
      button: buttons.text(words.passage, words.passageHelp),
      active: (editor) => Boolean(passageAttributes(editor).lang || passageAttributes(editor).dir),
      command: (editor) => askForPassage(editor, words),
    });
  },
});

function passageAttributes(editor) {
  return editor.isActive("language") ? editor.getAttributes("language") : blockAttributes(editor);
}

function blockAttributes(editor) {
  return editor.state.selection.$from.parent.attrs;
}

async function askForPassage(editor, words) {
  const isMark = !editor.state.selection.empty || editor.isActive("language");
  const properties = {
    lang: { title: words.language },
    dir: { title: words.direction, enum: DIRECTIONS },
  };
  const asked = await updateAttrsDialog(properties, { title: words.passage, submitText: words.apply })(
    editor, passageAttributes(editor),
  );
  if (!asked) return;
  const found = { lang: LANGUAGE.test(asked.lang) ? asked.lang : null, dir: asked.dir || null };
  const chain = editor.chain().focus();
  if (!isMark) chain.updateAttributes(editor.state.selection.$from.parent.type.name, found).run();
  else if (found.lang || found.dir) chain.extendMarkRange("language").setMark("language", found).run();
  else chain.extendMarkRange("language").unsetMark("language").run();
}

const Picture = (words) => Node.create({
  name: "picture",
  group: "block",
  draggable: true,
  addAttributes: () => ({
    src: { default: null, parseHTML: (element) => (IMAGE.exec(element.getAttribute("src")) || [])[1] || null },
    alt: { default: "" },
  }),
  parseHTML: () => [{ tag: "img[src]", getAttrs: (element) => IMAGE.test(element.getAttribute("src")) && null }],
  renderHTML: ({ HTMLAttributes }) => ["img", HTMLAttributes],
  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "picture",
      groups: "notes",
      button: buttons.text(words.image, words.imageHelp),
      active: (editor) => editor.isActive("picture"),
      command: (editor) => askForPicture(editor, words),
    });
  },
});

async function askForPicture(editor, words) {
  const properties = {
    src: { title: words.address, required: true },
    alt: { title: words.alternative },
  };
  const asked = await updateAttrsDialog(properties, { title: words.image, submitText: words.apply })(
    editor, editor.getAttributes("picture"),
  );
  const found = asked && IMAGE.exec(asked.src.trim());
  if (found) editor.chain().focus().insertContent({ type: "picture", attrs: { src: found[1], alt: asked.alt } }).run();
}

/* Headings that a page or Word calls by other levels, as the archive's own three; Word's bullets, which
 * it writes as words; and no styles and scripts, which the policy of the page would report one by one. */
const Pasting = Extension.create({
  name: "pasting",
  transformPastedHTML: (html) => html
    .replace(/<(style|script|xml)\b[^]*?<\/\1>/gi, "")
    .replace(/<span[^>]*mso-list:\s*ignore[^>]*>(?:[^<]|<(?!\/?span)[^>]*>|<span[^>]*>[^<]*<\/span>)*<\/span>/gi, "")
    .replace(/<p\b([^>]*mso-list:[^>]*)>([^]*?)<\/p>/gi, "<ul><li$1>$2</li></ul>")
    .replace(/<\/ul>\s*<ul><li/gi, "<li")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(?:style|on\w+)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, ""))
    .replace(/<(\/?)h1\b/gi, "<$1h2").replace(/<(\/?)h[56]\b/gi, "<$1h4"),
});

function extensions(words) {
  const plain = [
    "Document", "Paragraph", "Text", "Bold", "Italic", "Underline", "Strike", "Superscript", "Subscript", "HardBreak",
    "BulletList", "ListItem", "Blockquote", "HorizontalRule", "Dropcursor", "Gapcursor", "History",
  ];
  return [
    ...plain.map((name) => library[name]),
    library.Heading.configure({ levels: [2, 3, 4] }),
    library.OrderedList.configure({ enableListAttributes: false }),
    library.Link.configure({ enableTarget: false, protocols: ["http", "https", "mailto"], autolink: false }),
    library.Menu.configure({
      groups: [
        { group: "headings" }, { group: "lists" }, { group: "nodes -blockType -lists" }, { group: "marks" },
        { group: "link" }, { group: "notes" }, { group: "history" },
      ],
    }),
    Footnote(words), Language(words), Picture(words), Pasting,
  ];
}

function edit(textarea) {
  if (textarea.id.includes("__prefix__") || textarea.closest(".prose-editor")) return;
  const words = JSON.parse(document.getElementById(textarea.closest(".rich-text").dataset.words).textContent);
  const element = document.createElement("div");
  element.className = "prose-editor";
  textarea.before(element);
  element.append(textarea);
  const label = document.querySelector(`label[for="${CSS.escape(textarea.id)}"]`);
  const said = textarea.getAttribute("aria-label") || label?.textContent.trim() || words.text;
  const named = { role: "textbox", "aria-multiline": "true", "aria-label": said };
  const editor = new Editor({
    element,
    injectCSS: false, // the policy of the page allows no style but those of files
    extensions: extensions(words),
    content: textarea.value,
    editorProps: { attributes: { ...named, dir: textarea.dir || "auto", lang: textarea.lang } },
    onUpdate() {
      textarea.value = editor.isEmpty ? "" : editor.getHTML();
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  label?.addEventListener("click", () => editor.commands.focus());
}

document.querySelectorAll("textarea[data-richtext]").forEach(edit);
document.addEventListener("formset:added", (event) => event.target.querySelectorAll("textarea[data-richtext]").forEach(edit));
