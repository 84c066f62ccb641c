(function (key) {
  if (window.__sextantWindows) return;
  Object.defineProperty(window, "__sextantWindows", { value: true });
  var ask = window.prompt, open = window.open, apply = Reflect.apply;
  function tell(what, url) { apply(ask, window, [key, what + "\n\n" + url]); }
  window.open = function (url) {
    var opened = apply(open, window, arguments);
    // The engine asks only whether a window may be, not for what.
    if (opened === null && url) {
      try { tell("window", new URL(url, document.baseURI).href); } catch (none) { /* no address */ }
    }
    return opened;
  };
  window.addEventListener("click", function (event) {
    var on = event.composedPath()[0], link = on && on.closest && on.closest("a[href]");
    if (!link || !link.port || link.target) return;
    link.addEventListener("click", function (event) {
      if (!event.defaultPrevented) tell("port", link.href);
    }, { once: true });
  }, true);
})
