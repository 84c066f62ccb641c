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
  function isSpace(c) { return c === " " || c === "\n" || c === "\t" || c === "\r" || c === "\f" || c === "\u00a0"; }
  // The page as a person reads it: what is seen, in one line, with a mark where a block ends, so that
  // words are found across line breaks of the source and across bold and links.
  function read(until) {
    var line = [], nodes = [], offsets = [], styles = new Map(), wasSpace = true, block = null;
    var walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), node;
    function style(el) {
      var known = styles.get(el);
      if (!known) {
        var css = getComputedStyle(el), above = el.parentElement;
        var isInline = /^(inline|contents)/.test(css.display);
        known = {
          seen: css.visibility === "visible" && el.getClientRects().length > 0 || css.display === "contents",
          block: isInline && above ? style(above).block : el
        };
        styles.set(el, known);
      }
      return known;
    }
    function put(c, at, offset) { line.push(c); nodes.push(at); offsets.push(offset); }
    while ((node = walker.nextNode()) && line.length < 4000000 && Date.now() < until) {
      var box = node.parentElement;
      if (!box || /^(SCRIPT|STYLE|NOSCRIPT|TEXTAREA|TEMPLATE|OPTION)$/.test(box.tagName)) continue;
      var how = style(box);
      if (!how.seen) continue;
      if (how.block !== block) { block = how.block; put("\n", null, 0); wasSpace = true; }
      for (var i = 0, data = node.data; i < data.length; i++) {
        var space = isSpace(data[i]);
        if (!space) put(data[i], node, i);
        else if (!wasSpace) put(" ", node, i);
        wasSpace = space;
      }
    }
    return { line: line.join(""), nodes: nodes, offsets: offsets };
  }
  // Letters that become several in lower case would shift all places behind them.
  function lower(words) { return words.replace(/[A-Z\u00c0-\uffff]/g, function (c) { var l = c.toLowerCase(); return l.length === 1 ? l : c; }); }
  var key = (matchesCase ? "1" : "0") + text;
  if (store.key !== key) {
    store.key = key; store.ranges = []; store.at = -1;
    var plain = text.replace(/[ \n\t\r\f\u00a0]+/g, " ");
    if (plain && document.body) {
      var page = read(Date.now() + 2000);
      var hay = matchesCase ? page.line : lower(page.line), needle = matchesCase ? plain : lower(plain), i = -1;
      while ((i = hay.indexOf(needle, i + 1)) >= 0 && store.ranges.length < 5000) {
        var end = i + needle.length - 1, range = document.createRange();
        range.setStart(page.nodes[i], page.offsets[i]);
        range.setEnd(page.nodes[end], page.offsets[end] + 1);
        store.ranges.push(range);
        i = end;
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
      // the place may lie far below the top of a long block
      rect = store.ranges[store.at].getBoundingClientRect();
      if (rect.top < 0 || rect.bottom > innerHeight) scrollBy(0, rect.top - innerHeight / 2);
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
