(function () {
  if (window.__sextantConsole) return;
  Object.defineProperty(window, "__sextantConsole", { value: true });
  // The engine hands on only the first of the words, without their level; this way all of them come.
  function shown(value) {
    if (typeof value === "string") return value;
    if (value instanceof Error) return String(value.stack ? value + "\n" + value.stack : value);
    if (value instanceof Node) return value.outerHTML ? value.cloneNode(false).outerHTML : value.nodeName;
    if (typeof value === "function") return "function " + value.name;
    if (typeof value !== "object" || value === null) return String(value);
    try { return JSON.stringify(value, few()) || String(value); } catch (circle) { return Object.prototype.toString.call(value); }
  }
  // A page that logs all it has must not become slow by it.
  function few() {
    var left = 500;
    return function (name, value) {
      if (left-- <= 0) return undefined;
      if (typeof value === "bigint") return String(value);
      if (ArrayBuffer.isView(value)) return Object.prototype.toString.call(value) + " " + value.byteLength;
      return Array.isArray(value) && value.length > 100 ? value.slice(0, 100) : value;
    };
  }
  function filled(words) {
    var all = Array.from(words), first = all[0], at = 1;
    if (typeof first === "string" && all.length > 1) {
      first = first.replace(/%([sdifoOc%])/g, function (sign, kind) {
        if (kind === "%") return "%";
        if (at >= all.length) return sign;
        var value = all[at++];
        return kind === "c" ? "" : kind === "d" || kind === "i" ? String(parseInt(value, 10)) : shown(value);
      });
      all = [first].concat(all.slice(at));
    }
    return all.map(shown).join(" ").slice(0, 4000);
  }
  function place() {
    var line = (new Error().stack || "").split("\n")[2] || "";
    var parts = /([^@]*):(\d+):\d+$/.exec(line);
    return parts ? parts[2] + "\u0001" + parts[1] : "0\u0001";
  }
  ["log", "info", "debug", "warn", "error"].forEach(function (level) {
    var told = console[level].bind(console);
    console[level] = function () {
      told("\u0001" + level + "\u0001" + place() + "\u0001" + filled(arguments));
    };
  });
})
