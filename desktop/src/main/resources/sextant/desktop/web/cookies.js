(function (key) {
  "use strict";
  // Runs before any script of a page, so nothing here has been replaced yet, and nothing is looked up later.
  var apply = Reflect.apply, ask = window.prompt, here = window, proto = Document.prototype;
  function getter(of, name) { return Object.getOwnPropertyDescriptor(of, name).get; }
  var engines = Object.getOwnPropertyDescriptor(proto, "cookie");
  var address = getter(proto, "URL"), view = getter(proto, "defaultView"), origin = getter(window, "origin");
  if (!engines || !engines.configurable) return;
  // A frame without an address of its own has the cookies of the page that made it.
  function place(of) {
    var url = apply(address, of, []);
    return url[0] === "h" ? url : apply(origin, apply(view, of, []), []) + "/";
  }
  function isNobodys(of) { return apply(origin, apply(view, of, []), []) === "null"; }
  Object.defineProperty(proto, "cookie", {
    configurable: false,
    enumerable: true,
    get: function () {
      if (apply(view, this, []) === null) return "";
      if (isNobodys(this)) return apply(engines.get, this, []);
      return apply(ask, here, [key, "get\n" + place(this)]) || "";
    },
    set: function (cookie) {
      if (apply(view, this, []) === null) return;
      if (isNobodys(this)) return apply(engines.set, this, [cookie]);
      apply(ask, here, [key, "set\n" + place(this) + "\n" + cookie]);
    }
  });
  delete window.cookieStore;
})
