(function () {
  var all = new Set(" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\u2022\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u25aa\u25cb");
  var walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT), node, left = 4000000;
  while ((node = walker.nextNode()) && left > 0) {
    left -= node.data.length;
    for (var c of node.data) all.add(c);
  }
  return Array.from(all).filter(function (c) { return c > "\u001f"; }).join("");
})()
