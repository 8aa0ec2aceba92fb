// Handoff: visits of people who agreed to it. What is sent and kept: docs/tracking.md.
// handoff.push("consent") begins, handoff.push("withdraw") ends and forgets.
(() => {
  const to = new URL("/api/t", document.currentScript.src).href;
  const KEY = "handoff_visitor";
  const early = window.handoff || [];
  const isRefused = navigator.doNotTrack === "1" || navigator.globalPrivacyControl === true;
  let visitor = null;
  let waiting = [];
  let timer;
  let from = document.referrer;
  let shown = "";

  // Storage may be shut off.
  const stored = (use) => {
    try {
      return use(localStorage);
    } catch {
      return null;
    }
  };
  const tell = () => window.dispatchEvent(new Event("handoff:visitor"));

  function send() {
    clearTimeout(timer);
    timer = undefined;
    if (!visitor || waiting.length === 0) return;
    const visits = waiting.map(({ at, ...visit }) => ({ ...visit, ago: Date.now() - at }));
    waiting = [];
    const body = JSON.stringify({ visitor, visits });
    if (!navigator.sendBeacon?.(to, body)) {
      fetch(to, {
        method: "POST",
        body,
        mode: "no-cors",
        credentials: "omit",
        keepalive: true,
      }).catch(() => {});
    }
  }
  function add(kind, name) {
    if (!visitor) return;
    waiting.push({ kind, url: location.href, referrer: from, name, at: Date.now() });
    if (waiting.length >= 20) send();
    timer ??= setTimeout(send, 2000);
  }
  function view() {
    const page = location.pathname + location.search;
    if (!visitor || page === shown) return;
    add("view", "");
    shown = page;
    from = location.href;
  }
  function begin(id) {
    visitor = id;
    view();
    tell();
  }
  const commands = {
    consent() {
      if (isRefused || visitor) return;
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      const id = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
      stored((storage) => storage.setItem(KEY, id));
      begin(id);
    },
    withdraw() {
      visitor = null;
      waiting = [];
      shown = "";
      stored((storage) => storage.removeItem(KEY));
      tell();
    },
  };

  addEventListener(
    "click",
    ({ target }) => {
      const marked = target.closest?.("[data-handoff-click]");
      if (marked) add("click", marked.dataset.handoffClick);
    },
    true,
  );
  // Pages that change without being loaded anew.
  const { pushState } = history;
  history.pushState = function (...given) {
    pushState.apply(this, given);
    view();
  };
  addEventListener("popstate", view);
  addEventListener("pagehide", send);
  document.addEventListener("visibilitychange", () => document.hidden && send());

  window.handoff = {
    push: (command) => commands[command]?.(),
    visitor: () => visitor,
  };
  const known = stored((storage) => storage.getItem(KEY));
  if (isRefused) commands.withdraw();
  else if (known) begin(known);
  for (const command of early) window.handoff.push(command);
})();
