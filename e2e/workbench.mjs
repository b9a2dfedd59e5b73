// Starts a workbench of its own on a free port, with an empty database, and a browser to look at it.
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const program = process.env.OTAY ?? new URL("../target/debug/otay", import.meta.url).pathname;
const browserPath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Every main path is walked on a desk and on a phone, in both languages. */
export const screens = [[1440, "en"], [390, "es"], [390, "en"], [1440, "es"]];

export async function open() {
  const folder = await mkdtemp(join(tmpdir(), "otay-e2e-"));
  const server = spawn(program, ["serve", "--listen", "127.0.0.1:0", "--database", join(folder, "w.sqlite")], {
    env: { ...process.env, XDG_DATA_HOME: folder, LANG: "en_US.UTF-8" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise((resolve, reject) => {
    let said = "";
    server.stdout.on("data", (data) => {
      said += data;
      const found = said.match(/http:\/\/[\d.:]+\d/);
      if (found) resolve(found[0]);
    });
    server.on("exit", (code) => reject(new Error(`the workbench ended with ${code}: ${said}`)));
  });
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
  return {
    url,
    async page(width, language, javaScriptEnabled = true) {
      const context = await browser.newContext({
        javaScriptEnabled,
        viewport: { width, height: width < 500 ? 844 : 900 },
        locale: language === "es" ? "es-MX" : "en-US",
        acceptDownloads: true,
      });
      const page = await context.newPage();
      page.problems = [];
      page.on("console", (message) => { // A refused form is answered with 422, which the browser also notes as an error.
        if (message.type() === "error" && !message.text().includes("status of 422")) page.problems.push(message.text()); });
      page.on("pageerror", (error) => page.problems.push(String(error)));
      return page;
    },
    async close() {
      await browser.close();
      server.removeAllListeners("exit");
      const gone = new Promise((resolve) => server.on("exit", resolve));
      server.kill("SIGTERM");
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What every page has to hold: no script error, no sideways scroll, nothing serious for axe. */
export async function sound(page, name) {
  assert.deepEqual(page.problems, [], `${name}: the console reports errors`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${name}: the page is ${wide} px wider than the screen`);
  // SCREENSHOTS names a folder: every page looked at is drawn there as a whole.
  if (process.env.SCREENSHOTS) {
    await mkdir(process.env.SCREENSHOTS, { recursive: true });
    const language = await page.getAttribute("html", "lang");
    const file = `${name.replaceAll(" ", "-")}-${page.viewportSize().width}-${language}.png`;
    await page.screenshot({ path: join(process.env.SCREENSHOTS, file), fullPage: true });
  }
  // Evaluated through the debugger, which the page's own policy does not bind.
  await page.evaluate(`${axeSource}; undefined`);
  const found = await page.evaluate(async () => {
    const result = await window.axe.run(document, { resultTypes: ["violations"] });
    return result.violations
      .filter((violation) => violation.impact === "serious" || violation.impact === "critical")
      .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).join(", ")}`);
  });
  assert.deepEqual(found, [], `${name}: axe`);
}
