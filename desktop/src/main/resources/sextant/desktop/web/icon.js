(function () {
  var best = "", size = -1;
  document.querySelectorAll("link[rel~=icon][href]").forEach(function (l) {
    var s = parseInt((l.getAttribute("sizes") || "16").split("x")[0], 10) || 16;
    if (/svg/.test(l.type) || /\.svg($|\?)/.test(l.href)) s = 1;
    s = s > 64 ? 64 - s / 1000 : s;
    if (s > size) { size = s; best = l.href; }
  });
  return best;
})()
