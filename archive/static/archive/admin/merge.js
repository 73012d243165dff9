"use strict";

// Whoever types an answer has chosen it.
document.querySelectorAll(".merge-edited").forEach((edited) => {
  edited.querySelector("textarea").addEventListener("input", () => {
    edited.querySelector("input[type=radio]").checked = true;
  });
});
