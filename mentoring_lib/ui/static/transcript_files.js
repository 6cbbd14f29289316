// A file from the learner's computer to the kernel, in pieces that the server lets through.
const PIECE = 750_000; // bytes; three at a time become four letters, so that pieces join up

function pieceOf(blob) {
  if (blob.size === 0) return Promise.resolve("");
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

async function sendFile(file, send) {
  const of = Math.max(1, Math.ceil(file.size / PIECE));
  for (let at = 0; at < of; at += 1) {
    const data = await pieceOf(file.slice(at * PIECE, (at + 1) * PIECE));
    send({ type: "piece", name: file.name, at, of, data });
  }
}

/** A button that lets a person choose a file; the browser's own control speaks the browser's language. */
function fileButton(label, { accept, most, texts, send, say }, attributes = {}) {
  const input = el("input", { type: "file", accept, hidden: true, tabindex: "-1", "aria-label": label,
    change: () => {
      const [file] = input.files;
      input.value = "";
      if (!file) return;
      if (file.size > most) { say(texts.too_large); return; }
      say(texts.reading);
      sendFile(file, send).catch(() => say(texts.unread));
    } });
  return [button(label, () => input.click(), attributes), input];
}

/** Let the browser keep a text as a file of the learner's own choice. */
function download(name, text) {
  const link = el("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
