(function (x, y) {
  var el = document.elementFromPoint(x, y), link = "", image = "", editable = false;
  if (el) {
    var a = el.closest ? el.closest("a[href],area[href]") : null;
    if (a) link = typeof a.href === "string" ? a.href : (a.href.baseVal || "");
    if (el.tagName === "IMG") image = el.currentSrc || el.src || "";
    editable = el.isContentEditable || el.tagName === "TEXTAREA" ||
      (el.tagName === "INPUT" && !/^(button|submit|checkbox|radio|file|image|reset|range|color)$/.test(el.type));
  }
  return [link, image, editable ? "1" : "0", String(getSelection() || "").slice(0, 2000)].join("\u0001");
})
