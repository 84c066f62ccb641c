(function (url) {
  return Array.from(document.querySelectorAll("[src], link[href], [data], [poster]")).some(
    function (one) { return [one.src, one.href, one.data, one.poster].indexOf(url) >= 0; });
})
