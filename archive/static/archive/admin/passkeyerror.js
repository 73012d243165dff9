// Says on the page what allauth would say on the console: that the passkey was not used.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-error").hidden = false;
});
