const drawn = new WeakMap();
const make = (parent, tag, text) => {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  parent.appendChild(made);
  return made;
};
export default function ({ parentElement, data, setTriggerValue }) {
  const frame = parentElement.querySelector(".frame");
  const signature = JSON.stringify(data);
  if (drawn.get(frame) === signature) return;
  drawn.set(frame, signature);
  frame.replaceChildren();
  const table = make(frame, "table");
  make(table, "caption", data.caption);
  const head = make(make(table, "thead"), "tr");
  make(head, "td");
  for (const title of data.columns) make(head, "th", title).scope = "col";
  const body = make(table, "tbody");
  data.rows.forEach((row, at) => {
    const line = make(body, "tr");
    make(line, "th", row.title).scope = "row";
    row.cells.forEach((cell, place) => {
      const button = make(make(line, "td"), "button", cell.printed);
      button.type = "button";
      button.title = cell.words;
      if (cell.screen) {
        const [fill, ink] = cell.screen, [paperFill, paperInk] = cell.paper ?? cell.screen;
        const colours = { "--fill": fill, "--ink": ink, "--paper-fill": paperFill, "--paper-ink": paperInk };
        for (const [name, colour] of Object.entries(colours)) button.style.setProperty(name, colour);
      } else button.className = "none";
      if (cell.below) button.classList.add("below");
      button.onclick = () => setTriggerValue("opened", [at, place]);
    });
  });
}
