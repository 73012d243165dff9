"use strict";

// Keeps the form as it stands, so that leaving the page loses nothing.
(() => {
  const form = document.querySelector("[data-autosave]");
  if (!form) return;
  const status = form.querySelector("[role=status]");
  let timer = 0;
  let isLeaving = false;

  const keep = async () => {
    timer = 0;
    const answer = await fetch(form.action || location.href, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Requested-With": "fetch" },
      keepalive: true,
    }).catch(() => null);
    status.textContent = answer?.status === 204 ? form.dataset.kept : "";
  };
  const later = () => {
    status.textContent = "";
    clearTimeout(timer);
    timer = setTimeout(keep, 800);
  };

  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => {
    isLeaving = true;
    clearTimeout(timer);
  });
  addEventListener("pagehide", () => {
    if (timer && !isLeaving) keep();
  });

  // "Another party": suggestions while typing, the slug once chosen.
  const boxes = [...form.querySelectorAll("input[name$='-other']")];
  if (!boxes.length) return;
  const party = new PartyBox({
    url: form.dataset.partyUrl,
    words: { party: "", nothingFound: "–", moreFound: "…" },
    id: "import-party-suggestions",
    fallback: (input) => input.closest("[data-question]").querySelector("legend bdi").textContent,
    onChoose: (input, chosen) => {
      input.value = chosen.slug ?? chosen.id;
      later();
    },
  });
  form.append(party.list);
  for (const box of boxes) {
    party.prepare(box);
    box.addEventListener("input", () => party.ask(box));
    box.addEventListener("focus", () => party.ask(box));
    box.addEventListener("keydown", (event) => party.key(event));
    box.addEventListener("blur", () => party.close());
  }
})();
