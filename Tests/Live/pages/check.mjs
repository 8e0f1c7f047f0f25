#!/usr/bin/env node
// Opens every kind of page in Chromium and tries it, as a person would.
//
// usage: check.mjs BINARY [--chromium PATH] [--comments N] [--seed N] [--screenshots FOLDER]
//
//   --screenshots   only makes the pages, and pictures of them to look at: light, dark, narrow, on paper, Korean
//
// Exits with 0 and says why where there is no Chromium.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Browser } from "./browser.mjs";
import { hostileComments, randomComments } from "./comments.mjs";
import { brokenRules } from "./rules.mjs";

const project = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const option = (name, otherwise) => {
  const place = process.argv.indexOf(name);
  return place < 0 ? otherwise : process.argv[place + 1];
};
const binary = resolve(process.argv[2] ?? join(project, ".build/release/kc-vocab"));
const chromium = option("--chromium", ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync));
const commentCount = Number(option("--comments", 2000));
const seed = Number(option("--seed", 1));
const screenshots = option("--screenshots", null);
if (!chromium) {
  console.log("skipped: there is no Chromium; install it, or name it with --chromium");
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), "kc-vocab-pages-"));
const run = (...words) => execFileSync(binary, words, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] });
const problems = [];
const expect = (condition, what) => { if (!condition) problems.push(what); };

function makePages() {
  const sample = readFileSync(join(project, "corpora/sample/comments.txt"), "utf8").split("\n").slice(0, 3000);
  writeFileSync(join(folder, "a.txt"), sample.join("\n") + "\n");
  writeFileSync(join(folder, "b.txt"), [...sample.slice(0, 400), ...hostileComments, ...randomComments(seed, 300)].join("\n") + "\n");
  run("train", "a.txt", "--vocab-size", "3000", "--limit-alphabet", "600", "--output", "small", "--report", "train.html", "--quiet");
  run("train", "b.txt", "--vocab-size", "4000", "--limit-alphabet", "900", "--output", "large", "--quiet");
  run("audit", "small", "a.txt", "--report", "base.json", "--quiet");
  const audit = ["audit", "small", "b.txt", "--quiet", "--baseline", "base.json"];
  // A gate that passes.
  audit.push("--fail-if", "tokens_per_word>99");
  run(...audit, "--report", "audit.html");
  run(...audit, "--report", "audit-ko.html", "--language", "ko");
  run("audit", "small", "b.txt", "--quiet", "--against", "large", "--report", "compare.html");
  run("merge", "small", "large/vocab.txt", "--on", "b.txt", "--min-count", "2", "--dry-run", "--quiet", "--report", "merge.html");
  run("clean", "b.txt", "--preset", "kcelectra-pretraining", "--output", "clean.txt", "--quiet", "--report", "clean.html", "--language", "ko");
  run("report", "base.json", "--vocab", "small", "--output", "boxed.html");
  recordWeeks(sample);
  run("history", "weeks.sqlite", "--html", "history.html");
  run("history", "weeks.sqlite", "--html", "history-ko.html", "--language", "ko", "--since", "2026-02");
  return ["train", "audit", "audit-ko", "compare", "merge", "clean", "boxed", "history", "history-ko"].map((name) => join(folder, `${name}.html`));
}

/** Twelve audits of weekly comments under two vocabularies; from the eighth on many write in other letters. */
function recordWeeks(sample) {
  for (let week = 0; week < 12; week += 1) {
    const start = (week * 240) % 2600;
    const lines = sample.slice(start, start + 240 + 10 * (week % 4));
    if (week >= 7) lines.push(...randomComments(seed + week, 45));
    writeFileSync(join(folder, "week.txt"), lines.join("\n") + "\n");
    const day = new Date(Date.UTC(2026, 0, 5 + 7 * week)).toISOString().slice(0, 10);
    run("audit", "small", "week.txt", "--against", "large", "--quiet", "--record", "weeks.sqlite", "--label", day,
      "--fail-if", "unknown_line_rate>60%", "--fail-if", "tokens_per_word>9");
  }
}

async function takeScreenshots(page, files) {
  mkdirSync(screenshots, { recursive: true });
  for (const [name, views] of Object.entries({
    audit: { light: {}, dark: { dark: true }, narrow: { width: 390 }, print: { media: "print", width: 800 } }, "audit-ko": { light: {} },
    history: { light: {}, dark: { dark: true }, narrow: { width: 390 }, print: { media: "print", width: 800 } }, "history-ko": { light: {} }, compare: { light: {} },
  })) {
    for (const [view, settings] of Object.entries(views)) {
      const width = settings.width ?? 1320;
      await page.open(`file://${files.find((file) => file.endsWith(`/${name}.html`))}`, settings);
      const height = Math.min(2400, await page.evaluate("document.documentElement.scrollHeight"));
      const picture = await page.screenshot({ x: 0, y: 0, width, height });
      writeFileSync(join(screenshots, `${name}-${view}.png`), Buffer.from(picture, "base64"));
    }
  }
}

async function checkPage(page, file) {
  const name = file.slice(folder.length + 1);
  for (const view of [{}, { dark: true }, { width: 360 }, { width: 360, dark: true }, { media: "print" }, { script: false }]) {
    page.errors.length = page.requests.length = 0;
    await page.open(`file://${file}`, view);
    const told = `${name} ${JSON.stringify(view)}`;
    if (view.script !== false) {
      await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
      for (const problem of await page.evaluate(`(${brokenRules})()`)) problems.push(`${told}: ${problem}`);
    }
    expect(page.errors.length === 0, `${told}: ${page.errors.join("; ")}`);
    expect(page.requests.length === 1, `${told}: asks for ${page.requests.slice(1).join(" ")}`);
  }
}

/** Clicks and types in the page; what went wrong. */
async function useTables() {
  const wrong = [];
  for (const frame of document.querySelectorAll(".table.list")) {
    const table = frame.querySelector("table");
    const name = table.caption.textContent;
    const rows = () => [...table.tBodies[0].rows];
    const before = rows().length;
    for (const header of table.tHead.rows[0].cells) {
      const button = header.querySelector("button");
      if (!button) continue;
      for (const direction of header.classList.contains("number") ? ["descending", "ascending"] : ["ascending", "descending"]) {
        button.click();
        if (header.getAttribute("aria-sort") !== direction) wrong.push(`${name}: ${button.textContent} is not ${direction}`);
        if (!header.classList.contains("number")) continue;
        const values = rows().map((row) => Number.parseFloat(row.cells[header.cellIndex].textContent.replace(/,/g, "").replace("−", "-")));
        const isSorted = values.every((value, place) => place === 0 || (direction === "ascending" ? values[place - 1] <= value : values[place - 1] >= value));
        if (!isSorted) wrong.push(`${name}: ${button.textContent} is not sorted ${direction}`);
      }
    }
    if (rows().length !== before) wrong.push(`${name}: rows got lost`);
    const input = frame.previousElementSibling?.querySelector("input");
    if (!input) continue;
    const wanted = rows()[0].cells[0].textContent.trim();
    input.value = wanted;
    input.dispatchEvent(new Event("input"));
    const plain = (text) => text.normalize("NFKC").toLowerCase();
    for (const row of rows()) {
      if (row.hidden === plain(row.textContent).includes(plain(wanted))) wrong.push(`${name}: filter ${wanted} shows the wrong rows`);
    }
    input.value = "no row has this";
    input.dispatchEvent(new Event("input"));
    if (rows().some((row) => !row.hidden)) wrong.push(`${name}: a filter that fits nothing shows rows`);
    input.value = "";
    input.dispatchEvent(new Event("input"));
    if (rows().some((row) => row.hidden)) wrong.push(`${name}: rows stay hidden`);
  }
  const link = document.querySelector("a[data-code]");
  if (link) {
    link.click();
    const list = document.getElementById(link.dataset.list);
    const shown = [...list.children].filter((item) => !item.hidden);
    if (!shown.length || shown.some((item) => !item.dataset.codes.split(" ").includes(link.dataset.code))) wrong.push("a figure leads to other comments");
    list.previousElementSibling.querySelector("button").click();
    if ([...list.children].some((item) => item.hidden)) wrong.push("not all comments are shown again");
  }
  return [...new Set(wrong)];
}

/** The tokens that the box gives for each comment, by vocabulary. */
function tryComments(comments) {
  const input = document.getElementById("try-text");
  return comments.map((comment) => {
    input.value = comment;
    input.dispatchEvent(new Event("input"));
    return [...document.querySelectorAll("#try-box dd")].map((row) => [...row.querySelectorAll(".tok")].map((one) => one.dataset.token));
  });
}

async function checkBox(page) {
  const comments = [...hostileComments, ...randomComments(seed, commentCount - hostileComments.length)];
  writeFileSync(join(folder, "tried.txt"), comments.join("\n") + "\n");
  for (const flags of [[], ["--normalization", "none"], ["--normalization", "nfkc", "--lowercase"], ["--lowercase", "--strip-accents"], ["--no-clean-text", "--no-cjk-spacing"]]) {
    for (const [name, size] of [["v", "4000"], ["w", "5000"]]) {
      run("train", "b.txt", "--vocab-size", size, "--limit-alphabet", "1500", "--output", name, "--quiet", "--force", ...flags);
    }
    run("audit", "v", "b.txt", "--against", "w", "--quiet", "--force", "--report", "box.html");
    page.errors.length = 0;
    await page.open(`file://${join(folder, "box.html")}`);
    const found = await page.evaluate(`(${tryComments})(${JSON.stringify(comments)})`);
    let differences = 0;
    ["v", "w"].forEach((name, vocabulary) => {
      const lines = run("encode", name, "tried.txt", "--format", "text", "--json", "--quiet").trimEnd().split("\n").map((line) => JSON.parse(line));
      expect(lines.length === comments.length, `${name}: ${lines.length} lines of tokens for ${comments.length} comments`);
      comments.forEach((comment, place) => {
        if (JSON.stringify(lines[place]?.tokens) === JSON.stringify(found[place][vocabulary])) return;
        differences += 1;
        if (differences <= 3) problems.push(`${flags.join(" ")} ${name}: ${JSON.stringify(comment)} is ${lines[place]?.tokens} and in the box ${found[place][vocabulary]}`);
      });
    });
    expect(page.errors.length === 0, page.errors.join("; "));
    console.log(`box ${flags.join(" ") || "(default)"}: ${comments.length} comments, 2 vocabularies, ${differences} differ`);
  }
}

const browser = await Browser.start(chromium);
try {
  const page = await browser.page();
  const files = makePages();
  if (screenshots) await takeScreenshots(page, files);
  for (const file of screenshots ? [] : files) {
    await checkPage(page, file);
    await page.open(`file://${file}`);
    for (const problem of await page.evaluate(`(${useTables})()`)) problems.push(`${file.slice(folder.length + 1)}: ${problem}`);
    console.log(`${file.slice(folder.length + 1)}: ${readFileSync(file).length} bytes`);
  }
  if (!screenshots) {
    await page.open(`file://${files.find((file) => file.endsWith("/boxed.html"))}`);
    expect(await page.evaluate("document.getElementById('try-text') !== null"), "a page made of JSON has no box");
    await checkBox(page);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of problems.slice(0, 40)) console.error(`pages: ${problem}`);
console.log(problems.length ? `${problems.length} problems (seed ${seed})` : "every page holds");
process.exit(problems.length ? 1 : 0);
