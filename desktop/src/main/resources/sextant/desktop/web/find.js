(function (text, matchesCase, step) {
  var store = window.__sextantFind || (window.__sextantFind = { key: "", ranges: [], at: -1 });
  var has = typeof CSS !== "undefined" && CSS.highlights && typeof Highlight !== "undefined";
  function paint() {
    if (!has) return;
    CSS.highlights.delete("sextant-find");
    CSS.highlights.delete("sextant-found");
    if (!store.ranges.length) return;
    if (!store.sheet) {
      store.sheet = new CSSStyleSheet();
      store.sheet.replaceSync(
        "::highlight(sextant-find){background-color:#ffe066;color:#1c232b}" +
        "::highlight(sextant-found){background-color:#ff9632;color:#1c232b}");
      document.adoptedStyleSheets = [].concat(Array.from(document.adoptedStyleSheets), store.sheet);
    }
    var all = new Highlight(), one = new Highlight();
    store.ranges.forEach(function (r, i) { (i === store.at ? one : all).add(r); });
    CSS.highlights.set("sextant-find", all);
    CSS.highlights.set("sextant-found", one);
  }
  var key = (matchesCase ? "1" : "0") + text;
  if (store.key !== key) {
    store.key = key; store.ranges = []; store.at = -1;
    if (text && document.body) {
      var needle = matchesCase ? text : text.toLowerCase();
      var walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      var node, until = Date.now() + 2000;
      while ((node = walker.nextNode()) && store.ranges.length < 5000 && Date.now() < until) {
        var box = node.parentElement, hay = matchesCase ? node.data : node.data.toLowerCase(), i = -1;
        if (hay.length !== node.data.length || !box || /^(SCRIPT|STYLE|NOSCRIPT|TEXTAREA)$/.test(box.tagName)) continue;
        var seen = null;
        while ((i = hay.indexOf(needle, i + 1)) >= 0) {
          if (seen === null) seen = box.getClientRects().length > 0 && getComputedStyle(box).visibility !== "hidden";
          if (!seen) break;
          var range = document.createRange();
          range.setStart(node, i); range.setEnd(node, i + needle.length);
          store.ranges.push(range);
          i += needle.length - 1;
        }
      }
    }
    step = store.ranges.length ? 1 : 0;
  }
  var n = store.ranges.length;
  if (n && step) {
    store.at = ((store.at < 0 && step < 0 ? 0 : store.at) + step + n) % n;
    var rect = store.ranges[store.at].getBoundingClientRect();
    if (rect.top < 0 || rect.bottom > innerHeight || rect.left < 0 || rect.right > innerWidth) {
      var parent = store.ranges[store.at].startContainer.parentElement;
      parent.scrollIntoView({ block: "center", inline: "nearest" });
    }
    if (!has) {
      var selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(store.ranges[store.at]);
    }
  }
  paint();
  return n + " " + (store.at + 1);
})
