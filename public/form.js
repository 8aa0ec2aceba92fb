// Handoff: shows a form where this script stands, as high as it needs: docs/forms.md.
(() => {
  const script = document.currentScript;
  const home = new URL(script.src).origin;
  const address = new URL(`/f/${script.dataset.form}`, home);
  const given = new URLSearchParams(location.search);
  address.searchParams.set("embed", script.dataset.theme || "light");
  address.searchParams.set("page", location.origin + location.pathname);
  for (const tag of ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"]) {
    if (given.get(tag)) address.searchParams.set(tag, given.get(tag));
  }
  const from = document.referrer && new URL(document.referrer).origin;
  if (from && from !== location.origin) address.searchParams.set("referrer", from);

  const frame = document.createElement("iframe");
  frame.src = address.href;
  frame.title = script.dataset.title || "Form";
  frame.style.cssText = "width:100%;height:20rem;border:0";
  script.after(frame);

  // Only with consent there is an id: see track.js.
  const tell = () => {
    const id = window.handoff?.visitor?.() ?? "";
    frame.contentWindow?.postMessage({ handoff: "visitor", id }, home);
  };
  addEventListener("handoff:visitor", tell);
  addEventListener("message", ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== home) return;
    if (data?.handoff === "height") {
      frame.style.height = `${Math.ceil(Number(data.height)) || 0}px`;
      tell();
    }
    if (data?.handoff === "next" && /^https?:/.test(data.url)) location.href = data.url;
  });
})();
