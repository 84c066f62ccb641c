(function () {
  function light(el) {
    var c = getComputedStyle(el).backgroundColor.match(/[\d.]+/g) || [];
    if (c.length < 3 || (c.length > 3 && +c[3] < 0.5)) return -1;
    return (0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]) / 255;
  }
  if (!document.body) return "";
  var body = light(document.body), now = body >= 0 ? body : light(document.documentElement);
  if (now >= 0 && now < 0.35) document.documentElement.setAttribute("data-sextant-dark", "");
  return "";
})()
