"use strict";
const form = document.getElementById("up");
const out = form.querySelector("output");
form.querySelector("input").addEventListener("change", async (event) => {
  for (const file of event.target.files) {
    const line = document.createElement("div");
    out.append(line);
    line.textContent = file.name + " …";
    await new Promise((done) => {
      const request = new XMLHttpRequest();
      request.upload.onprogress = (step) => {
        line.textContent = file.name + " " + Math.floor(100 * step.loaded / step.total) + " %";
      };
      request.onloadend = () => {
        const isHere = request.status === 204;
        line.textContent = file.name + " " + (isHere ? form.dataset.done : form.dataset.failed);
        done();
      };
      request.open("PUT", form.dataset.to + "?name=" + encodeURIComponent(file.name));
      request.send(file);
    });
  }
});
