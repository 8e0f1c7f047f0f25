"use strict";
(() => {
  const words = document.body.dataset;
  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, place) => values[place] ?? "");
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const collator = new Intl.Collator(document.documentElement.lang);

  /* A cell's place in the order of its column: a number where it starts with one. */
  const key = (cell) => {
    if (cell.dataset.key !== undefined) return Number(cell.dataset.key);
    const text = cell.textContent.trim();
    const number = Number.parseFloat(text.replace(/,/g, "").replace("−", "-").replace(/^\+/, ""));
    return cell.classList.contains("number") ? (Number.isNaN(number) ? -Infinity : number) : text;
  };

  const sort = (table, column, header) => {
    const isNumber = header.classList.contains("number");
    const was = header.getAttribute("aria-sort");
    const direction = was ? (was === "ascending" ? "descending" : "ascending") : isNumber ? "descending" : "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", direction);
    const rows = [...table.tBodies[0].rows].map((row) => [key(row.cells[column]), row]);
    rows.sort(([a], [b]) => typeof a === "number" && typeof b === "number" ? (a < b ? -1 : a > b ? 1 : 0) : collator.compare(a, b));
    if (direction === "descending") rows.reverse();
    table.tBodies[0].append(...rows.map(([, row]) => row));
  };

  for (const frame of document.querySelectorAll(".table.list")) {
    const table = frame.querySelector("table");
    [...table.tHead.rows[0].cells].forEach((header, column) => {
      if (header.classList.contains("picture") || !header.textContent.trim()) return;
      const title = header.textContent;
      const button = make("button", { type: "button", textContent: title, title: fill(words.sort, title) });
      button.addEventListener("click", () => sort(table, column, header));
      header.replaceChildren(button);
    });
    const rows = [...table.tBodies[0].rows];
    if (rows.length < 8) continue;
    const texts = new Map(rows.map((row) => [row, plain(row.textContent)]));
    const input = make("input", { type: "search", placeholder: words.hint });
    const status = make("span", { role: "status" });
    input.addEventListener("input", () => {
      const wanted = plain(input.value.trim());
      let count = 0;
      for (const [row, text] of texts) {
        row.hidden = !text.includes(wanted);
        count += row.hidden ? 0 : 1;
      }
      status.textContent = !wanted ? "" : count ? fill(words.shown, count, rows.length) : words.none;
    });
    frame.before(make("div", { className: "tools" }, make("label", {}, words.filter, " ", input), status));
  }

  /* From a figure to the comments behind it. */
  const show = (list, code) => {
    list.previousElementSibling?.matches(".tools") && list.previousElementSibling.remove();
    for (const item of list.children) item.hidden = code !== null && !item.dataset.codes.split(" ").includes(code);
    if (code === null) return;
    const button = make("button", { type: "button", textContent: words.all });
    button.addEventListener("click", () => show(list, null));
    const name = `${String.fromCodePoint(Number.parseInt(code.slice(2), 16))} ${code}`;
    list.before(make("div", { className: "tools", role: "status" }, fill(words.with, name), button));
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-code]");
    const list = link && document.getElementById(link.dataset.list);
    if (!list) return;
    event.preventDefault();
    show(list, link.dataset.code);
    list.closest("article").scrollIntoView({ block: "start" });
  });

  /* What a link leads to may lie in something folded. */
  const unfold = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    const folded = target && (target.querySelector(":scope > details") ?? target.closest("details"));
    if (folded && !folded.open) {
      folded.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", unfold);
  unfold();
})();
