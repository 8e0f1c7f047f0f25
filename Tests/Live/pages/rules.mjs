// What a page must keep to so that everyone can read it: a small rule set of WCAG 2 and ARIA, run inside the page.
export function brokenRules() {
  const problems = [];
  const fault = (rule, element) => problems.push(`${rule}: ${element?.outerHTML?.slice(0, 120) ?? ""}`);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const isShown = (element) => element.checkVisibility({ checkVisibilityCSS: true });

  if (!document.documentElement.lang) fault("the page has no language");
  if (!document.title.trim()) fault("the page has no title");
  for (const [selector, name] of [["main", "main"], ["h1", "heading of level 1"], ["body > header", "banner"], ["body > footer", "footer"]]) {
    if (all(selector).length !== 1) fault(`there is not one ${name}`);
  }
  for (const nav of all("nav")) if (!nav.getAttribute("aria-label")) fault("navigation without a name", nav);
  if (!document.querySelector("a.skip")?.getAttribute("href")) fault("no link to skip to the report");

  let level = 0;
  for (const heading of all("h1, h2, h3, h4")) {
    const next = Number(heading.localName[1]);
    if (next > level + 1) fault(`a heading skips from ${level} to ${next}`, heading);
    if (!heading.textContent.trim()) fault("an empty heading", heading);
    level = next;
  }
  const ids = all("[id]").map((element) => element.id);
  for (const id of ids.filter((id, place) => ids.indexOf(id) !== place)) fault(`the id ${id} twice`);
  for (const link of all("a")) {
    if (!link.textContent.trim()) fault("a link without text", link);
    if (!document.getElementById(decodeURIComponent(link.getAttribute("href")).slice(1))) fault("a link to nothing", link);
  }
  for (const button of all("button")) if (!button.textContent.trim() && !button.ariaLabel) fault("a button without a name", button);
  for (const field of all("input, textarea, select")) {
    if (!field.labels?.length && !field.ariaLabel) fault("a field without a label", field);
  }
  for (const picture of all("svg")) {
    const isNamed = picture.getAttribute("role") === "img" && picture.getAttribute("aria-label")?.trim();
    if (!isNamed && picture.getAttribute("aria-hidden") !== "true") fault("a picture without a text alternative", picture);
  }
  for (const table of all("table")) {
    if (!table.caption?.textContent.trim()) fault("a table without a caption", table);
    for (const header of table.tHead?.rows[0].cells ?? []) if (header.scope !== "col") fault("a column header without scope", header);
    for (const row of table.tBodies[0].rows) if (row.cells[0]?.scope !== "row") fault("a row without a header", row);
  }
  for (const area of all("*")) {
    const style = getComputedStyle(area);
    const scrolls = ["auto", "scroll"].includes(style.overflowX) && area.scrollWidth > area.clientWidth + 1
      || ["auto", "scroll"].includes(style.overflowY) && area.scrollHeight > area.clientHeight + 1;
    if (scrolls && area !== document.documentElement && area.tabIndex < 0 && !area.querySelector("a, button, input")) {
      fault("what scrolls cannot be reached by keyboard", area);
    }
  }
  if (document.documentElement.scrollWidth > innerWidth) fault(`the page is ${document.documentElement.scrollWidth} wide in ${innerWidth}`);

  // Contrast of every text with what lies behind it.
  const parse = (color) => {
    const numbers = color.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    const [r, g, b] = color.startsWith("color(srgb") ? numbers.slice(0, 3).map((one) => one * 255) : numbers;
    return { r, g, b, a: numbers[3] ?? 1 };
  };
  const over = (top, bottom) => ({
    r: top.r * top.a + bottom.r * (1 - top.a), g: top.g * top.a + bottom.g * (1 - top.a), b: top.b * top.a + bottom.b * (1 - top.a), a: 1,
  });
  const behind = (element) => {
    const layers = [];
    for (let one = element; one; one = one.parentElement) layers.push(parse(getComputedStyle(one).backgroundColor));
    return layers.reverse().reduce((below, layer) => over(layer, below), parse(getComputedStyle(document.body).backgroundColor));
  };
  const luminance = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((one) => one / 255).map((one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const checked = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || checked.has(element) || ["SCRIPT", "STYLE"].includes(element.tagName)) continue;
    checked.add(element);
    if (!isShown(element)) continue;
    const style = getComputedStyle(element);
    const back = behind(element);
    const front = over(parse(element instanceof SVGElement ? style.fill : style.color), back);
    const [light, dark] = [luminance(front), luminance(back)].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    const size = Number.parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (isLarge ? 3 : 4.5)) fault(`contrast ${ratio.toFixed(2)}`, element);
  }
  return [...new Set(problems)];
}
