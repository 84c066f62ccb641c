(function (key) {
  if (window.__sextantFiles) return;
  Object.defineProperty(window, "__sextantFiles", { value: true });
  var ask = window.prompt, piece = 3 << 20, made = new Map(), count = 0;
  var make = URL.createObjectURL, drop = URL.revokeObjectURL;
  // Pages give a made file's address back right after the click; the file itself is needed longer.
  URL.createObjectURL = function (what) {
    var url = make.apply(URL, arguments);
    if (what instanceof Blob) made.set(url, what);
    return url;
  };
  URL.revokeObjectURL = function (url) {
    setTimeout(function () { made.delete(url); }, 1000);
    return drop.apply(URL, arguments);
  };
  // The engine does not know the property; scripts look for it before they offer a file.
  if (!("download" in HTMLAnchorElement.prototype)) {
    Object.defineProperty(HTMLAnchorElement.prototype, "download", {
      configurable: true,
      enumerable: true,
      get: function () { return this.getAttribute("download") || ""; },
      set: function (name) { this.setAttribute("download", name); }
    });
  }
  function tell() { return ask.call(window, key, Array.from(arguments).join("\n")); }
  function give(name, from, blob) {
    var number = ++count + Math.random().toString(36), at = 0;
    tell("begin", number, name.replace(/\s+/g, " "), from.slice(0, 200));
    function next() {
      if (at >= blob.size) { tell("end", number); return; }
      var reader = new FileReader();
      reader.onload = function () {
        tell("part", number, reader.result.slice(reader.result.indexOf(",") + 1));
        at += piece;
        next();
      };
      reader.onerror = function () { tell("broken", number); };
      reader.readAsDataURL(blob.slice(at, at + piece));
    }
    next();
  }
  function ofData(url) {
    var comma = url.indexOf(","), head = url.slice(5, comma), body = url.slice(comma + 1);
    var text = /;\s*base64\s*$/i.test(head) ? atob(decodeURIComponent(body).replace(/\s/g, "")) : null;
    var bytes = text === null
      ? Array.from(body.replace(/%([0-9a-f]{2})/gi, function (all, hex) { return String.fromCharCode(parseInt(hex, 16)); }))
      : Array.from(text);
    var isPlain = bytes.every(function (c) { return c.charCodeAt(0) < 256; });
    return new Blob([isPlain ? Uint8Array.from(bytes, function (c) { return c.charCodeAt(0); }) : body]);
  }
  function take(link) {
    var name = link.getAttribute("download") || "", url;
    try { url = new URL(link.href, document.baseURI); } catch (none) { return false; }
    if (url.protocol === "http:" || url.protocol === "https:") {
      if (url.origin !== location.origin) return false; // whose files they are says their server
      tell("link", "", name.replace(/\s+/g, " "), url.href);
      return true;
    }
    if (url.protocol === "data:") {
      try { give(name, "data:", ofData(url.href)); } catch (broken) { return false; }
      return true;
    }
    if (url.protocol !== "blob:") return false;
    var blob = made.get(url.href);
    if (blob) give(name, url.href, blob);
    else fetch(url.href).then(function (r) { return r.blob(); }).then(function (b) { give(name, url.href, b); }, function () {});
    return true;
  }
  function arm(link) {
    link.addEventListener("click", function (event) {
      if (!event.defaultPrevented && take(link)) event.preventDefault();
    }, { once: true });
  }
  window.addEventListener("click", function (event) {
    var on = event.composedPath()[0], link = on && on.closest && on.closest("a[download][href]");
    if (link) arm(link);
  }, true);
  // A link that is in no document hears its own click only.
  function alone(link) { return !link.isConnected && link.hasAttribute("download"); }
  var click = HTMLElement.prototype.click, dispatch = EventTarget.prototype.dispatchEvent;
  HTMLAnchorElement.prototype.click = function () {
    if (alone(this)) arm(this);
    return click.apply(this, arguments);
  };
  HTMLAnchorElement.prototype.dispatchEvent = function (event) {
    if (event && event.type === "click" && alone(this)) arm(this);
    return dispatch.apply(this, arguments);
  };
})
