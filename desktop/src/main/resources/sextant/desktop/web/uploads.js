(function () {
  if (window.__sextantUploads) return;
  Object.defineProperty(window, "__sextantUploads", { value: true });
  // The engine sends an empty body when a part of it is a Blob that a script made; bytes it does send.
  var most = 64 << 20, about = new WeakMap(), text = new TextEncoder();
  function isOurs(body) {
    if (body instanceof Blob) return body.size <= most;
    if (!(body instanceof FormData)) return false;
    var size = 0, has = false;
    body.forEach(function (value) {
      if (value instanceof Blob) { has = true; size += value.size; }
    });
    return has && size <= most;
  }
  function read(part) {
    if (!(part instanceof Blob)) return Promise.resolve(part);
    return new Promise(function (done, failed) {
      var reader = new FileReader();
      reader.onload = function () { done(new Uint8Array(reader.result)); };
      reader.onerror = function () { failed(reader.error); };
      reader.readAsArrayBuffer(part);
    });
  }
  function joined(parts) {
    var all = new Uint8Array(parts.reduce(function (sum, part) { return sum + part.length; }, 0)), at = 0;
    parts.forEach(function (part) { all.set(part, at); at += part.length; });
    return all;
  }
  function quoted(name) {
    return '"' + name.replace(/\r?\n|\r/g, "%0D%0A").replace(/"/g, "%22") + '"';
  }
  function bytes(body) {
    if (body instanceof Blob) return read(body).then(function (all) { return { data: all, type: body.type }; });
    var edge = "----SextantForm" + Math.random().toString(36).slice(2) + Math.random().toString(36).slice(2), parts = [];
    body.forEach(function (value, name) {
      var head = "--" + edge + "\r\nContent-Disposition: form-data; name=" + quoted(name);
      if (value instanceof Blob) {
        head += "; filename=" + quoted(value.name || "blob") + "\r\nContent-Type: " + (value.type || "application/octet-stream");
      }
      parts.push(text.encode(head + "\r\n\r\n"));
      parts.push(value instanceof Blob ? value : text.encode(value.replace(/\r?\n|\r/g, "\r\n")));
      parts.push(text.encode("\r\n"));
    });
    parts.push(text.encode("--" + edge + "--\r\n"));
    return Promise.all(parts.map(read)).then(function (all) {
      return { data: joined(all), type: "multipart/form-data; boundary=" + edge };
    });
  }
  var ask = window.fetch;
  window.fetch = function (input, how) {
    if (!how || !how.body || !isOurs(how.body)) return ask.apply(window, arguments);
    return bytes(how.body).then(function (made) {
      var headers = new Headers(how.headers || (input instanceof Request ? input.headers : undefined));
      if (made.type && !headers.has("Content-Type")) headers.set("Content-Type", made.type);
      return ask.call(window, input, Object.assign({}, how, { body: made.data, headers: headers }));
    });
  };
  var proto = XMLHttpRequest.prototype, open = proto.open, set = proto.setRequestHeader, send = proto.send;
  proto.open = function (method, url, isLater) {
    about.set(this, { waits: isLater === false, typed: false });
    return open.apply(this, arguments);
  };
  proto.setRequestHeader = function (name) {
    var known = about.get(this);
    if (known && /^content-type$/i.test(name)) known.typed = true;
    return set.apply(this, arguments);
  };
  proto.send = function (body) {
    var known = about.get(this), request = this;
    if (!known || known.waits || !isOurs(body)) return send.apply(this, arguments);
    bytes(body).then(function (made) {
      if (made.type && !known.typed) set.call(request, "Content-Type", made.type);
      send.call(request, made.data);
    }).catch(function () { request.dispatchEvent(new ProgressEvent("error")); });
  };
})
