// Enhancements only: every page works without this file.
"use strict";

for (const button of document.querySelectorAll("button[data-show]")) {
  const input = document.getElementById(button.dataset.show);
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  });
  // Password managers and history must see a password field.
  input.form?.addEventListener("submit", () => { input.type = "password"; });
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue;
  const source = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
      status.textContent = status.dataset.done;
    } catch {
      source.focus();
      source.select?.();
    }
  });
}

for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// The letter's mail link opens what stands in the field, saved or not, as long as it is short enough for one.
for (const link of document.querySelectorAll("a[data-letter]")) {
  link.addEventListener("click", () => {
    const form = link.closest("form");
    const text = (name) => encodeURIComponent(form.elements[name].value.replace(/\r?\n/g, "\r\n"));
    const address = `mailto:${link.dataset.letter}?subject=${text("subject")}&body=${text("text")}`;
    if (address.length <= 1900) link.href = address;
  });
}

// A job that runs is looked at again, as long as nobody is busy on its page; there is a link, too.
if (document.querySelector("[data-again]")) {
  setInterval(() => { if (document.activeElement === document.body && !getSelection().toString()) location.reload(); }, 3000);
}

// For browsers that know `autofocus` on fields only; the frame lets the others go first.
addEventListener("load", () => requestAnimationFrame(() => {
  if (document.activeElement === document.body) document.querySelector(".error-summary[autofocus]")?.focus();
}));

// The menu is sent open; narrow screens start with it closed.
const menu = document.querySelector(".menu");
if (menu) {
  const wide = matchMedia("(min-width: 60rem)");
  const fit = () => { menu.open = wide.matches; };
  fit();
  wide.addEventListener("change", fit);
  menu.classList.add("ready");
}

// Paper cannot be followed: links carry their full address.
addEventListener("beforeprint", () => {
  for (const link of document.querySelectorAll("main a[href]:not([href^='#'])")) {
    link.dataset.url = link.href;
  }
});

// The dialog's form answers 204, so the page and what was typed on it stay.
const session = document.querySelector("dialog[data-session-seconds]");
if (session) {
  const life = Number(session.dataset.sessionSeconds) * 1000;
  const lead = 130_000;
  let timer;
  const arm = () => {
    clearTimeout(timer);
    timer = setTimeout(() => session.showModal(), Math.max(0, life - lead));
  };
  session.querySelector("form").addEventListener("submit", () => {
    session.close();
    arm();
  });
  arm();
}
