// Handoff: visits of people who agreed to it. What is sent and kept: docs/tracking.md.
// handoff.push("consent") begins, handoff.push("withdraw") ends and forgets,
// handoff.push(["identify", token]) says who is signed in.
(() => {
  // Twice on a page, by a tag manager and a template, it is there once.
  if (window.handoff?.visitor) return;
  const to = new URL("/api/t", document.currentScript.src).href;
  const KEY = "handoff_visitor";
  const early = window.handoff || [];
  const isRefused = () => navigator.doNotTrack === "1" || navigator.globalPrivacyControl === true;
  let visitor = null;
  let waiting = [];
  let timer;
  // Only its site is kept; of the page itself the path and the UTM tags.
  let from = document.referrer && new URL(document.referrer).origin;
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
  // Browsers change their mind while a page is open.
  const agreed = () => {
    if (visitor && isRefused()) commands.withdraw();
    return visitor;
  };
  function address() {
    const url = new URL(location.href);
    const tags = [...url.searchParams];
    url.pathname = url.pathname.slice(0, 300);
    url.search = url.hash = "";
    for (const [tag, value] of tags) {
      if (/^utm_(source|medium|campaign|term|content)$/.test(tag)) {
        url.searchParams.append(tag, value.slice(0, 300));
      }
    }
    return url.href.slice(0, 2000);
  }

  function post(part) {
    const body = JSON.stringify({ visitor, ...part });
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
  function send() {
    clearTimeout(timer);
    timer = undefined;
    if (!agreed() || waiting.length === 0) return;
    const visits = waiting.map(({ at, ...visit }) => ({ ...visit, ago: Date.now() - at }));
    waiting = [];
    post({ visits });
  }
  function add(kind, name) {
    if (!agreed()) return;
    waiting.push({ kind, url: address(), referrer: from, name, at: Date.now() });
    if (waiting.length >= 20) send();
    timer ??= setTimeout(send, 2000);
  }
  function view() {
    const page = location.pathname + location.search;
    if (!agreed() || page === shown) return;
    add("view", "");
    shown = page;
    from = location.origin;
  }
  function begin(id) {
    visitor = id;
    view();
    tell();
  }
  const commands = {
    consent() {
      if (isRefused() || visitor) return;
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      const id = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
      stored((storage) => storage.setItem(KEY, id));
      begin(id);
    },
    // A token is for one visitor: before there is one there is none to say.
    identify(token) {
      if (agreed()) post({ token });
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
      if (marked) add("click", marked.dataset.handoffClick.slice(0, 300));
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
    push(command) {
      const [name, given] = [command].flat();
      commands[name]?.(given);
    },
    visitor: agreed,
  };
  const known = stored((storage) => storage.getItem(KEY));
  if (isRefused()) commands.withdraw();
  else if (known) begin(known);
  for (const command of early) window.handoff.push(command);
})();
