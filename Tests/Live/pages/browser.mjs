// Chromium through its debugging pipe: no port, no package, no network.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export class Browser {
  #process;
  #profile;
  #next = 1;
  #waiting = new Map();
  #listeners = [];
  #rest = "";

  static async start(executable) {
    const browser = new Browser();
    browser.#profile = mkdtempSync(join(tmpdir(), "kc-vocab-browser-"));
    browser.#process = spawn(
      executable,
      [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
        "--disable-background-networking", "--remote-debugging-pipe", `--user-data-dir=${browser.#profile}`, "about:blank",
      ],
      { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    browser.#process.stdio[4].setEncoding("utf8").on("data", (text) => browser.#receive(text));
    browser.#process.on("exit", () => {
      for (const { reject } of browser.#waiting.values()) reject(new Error("the browser ended"));
      browser.#waiting.clear();
    });
    return browser;
  }

  #receive(text) {
    const parts = (this.#rest + text).split("\0");
    this.#rest = parts.pop();
    for (const part of parts) {
      const message = JSON.parse(part);
      if (message.id === undefined) {
        for (const listener of this.#listeners) listener(message);
        continue;
      }
      const { resolve, reject } = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error) reject(new Error(message.error.message)); else resolve(message.result);
    }
  }

  send(method, params = {}, sessionId = undefined) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#process.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
    });
  }

  listen(listener) { this.#listeners.push(listener); }

  async page() {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    return new Page(this, sessionId);
  }

  async close() {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.send("Browser.close").catch(() => {});
    await ended;
    rmSync(this.#profile, { recursive: true, force: true });
  }
}

export class Page {
  /** What went wrong, and what was asked of a network or a disk beyond the page itself. */
  errors = [];
  requests = [];

  constructor(browser, session) {
    this.browser = browser;
    this.session = session;
    browser.listen(({ sessionId, method, params }) => {
      if (sessionId !== session) return;
      if (method === "Runtime.exceptionThrown") this.errors.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
      if (method === "Runtime.consoleAPICalled" && ["error", "warning"].includes(params.type)) this.errors.push(params.args.map((one) => one.value).join(" "));
      if (method === "Log.entryAdded" && params.entry.level !== "info") this.errors.push(params.entry.text);
      if (method === "Network.requestWillBeSent") this.requests.push(params.request.url.slice(0, 200));
      if (method === "Page.loadEventFired") this.loaded?.();
    });
  }

  send(method, params) { return this.browser.send(method, params, this.session); }

  async open(url, { width = 1320, height = 900, dark = false, media = "screen", script = true } = {}) {
    for (const domain of ["Page", "Runtime", "Log", "Network"]) await this.send(`${domain}.enable`);
    await this.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
    await this.send("Emulation.setEmulatedMedia", { media, features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }] });
    await this.send("Emulation.setScriptExecutionDisabled", { value: !script });
    const loaded = new Promise((resolve) => { this.loaded = resolve; });
    await this.send("Page.navigate", { url });
    await loaded;
  }

  async evaluate(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** @returns A PNG as base64. */
  async screenshot(clip = undefined) {
    const { data } = await this.send("Page.captureScreenshot", {
      format: "png", captureBeyondViewport: true, ...(clip ? { clip: { scale: 1, ...clip } } : {}),
    });
    return data;
  }

  async pdf() { return (await this.send("Page.printToPDF", { printBackground: true, preferCSSPageSize: true })).data; }
}
