(function (what, top, hidesFixed) {
  var root = document.scrollingElement || document.documentElement;
  var store = window.__sextantPicture;
  if (what === "begin") {
    store = window.__sextantPicture = { x: scrollX, y: scrollY, hidden: null, style: document.createElement("style") };
    store.style.textContent = "html{scroll-behavior:auto!important}::-webkit-scrollbar{display:none!important}";
    document.documentElement.appendChild(store.style);
    return String(Math.max(root.scrollHeight, document.documentElement.clientHeight));
  }
  if (!store) return "";
  if (what === "to") {
    if (hidesFixed && !store.hidden) {
      store.hidden = [];
      document.querySelectorAll("body *").forEach(function (el) {
        var position = getComputedStyle(el).position;
        if (position === "fixed" || position === "sticky") {
          store.hidden.push([el, el.style.getPropertyValue("visibility"), el.style.getPropertyPriority("visibility")]);
          el.style.setProperty("visibility", "hidden", "important");
        }
      });
    }
    scrollTo(0, top);
    return String(scrollY);
  }
  (store.hidden || []).forEach(function (one) { one[0].style.setProperty("visibility", one[1], one[2]); });
  store.style.remove();
  scrollTo(store.x, store.y);
  delete window.__sextantPicture;
  return "";
})
