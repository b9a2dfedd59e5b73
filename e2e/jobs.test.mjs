// Long work: asked for on its page, followed while it goes on, its result taken along.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { open, screens, sound } from "./workbench.mjs";

let workbench;
before(async () => { workbench = await open(); });
after(async () => { await workbench.close(); });

function questions(rows) {
  const lines = ["id,code,origin,date,value"];
  for (let row = 0; row < rows; row += 1) lines.push(`${row},9202.90.60,CN,2026-03-02,1000`);
  return Buffer.from(`${lines.join("\n")}\n`);
}

async function ask(page, rows) {
  await page.goto(`${workbench.url}/jobs`);
  await page.setInputFiles("#questions", { name: "q.csv", mimeType: "text/csv", buffer: questions(rows) });
  await page.locator("form:has(#questions) .button").click();
  await page.waitForURL(/\/jobs\/[0-9a-f-]{36}$/);
}

for (const [width, language] of screens) {
  test(`long work, ${width} px, ${language}`, async () => {
    const page = await workbench.page(width, language);
    await page.goto(`${workbench.url}/jobs`);
    await sound(page, "jobs");
    await ask(page, 4000);
    // The page comes to its end by itself.
    const link = page.locator("a.button[href$='/result']");
    await link.waitFor({ timeout: 60_000 });
    await sound(page, "job done");
    const download = page.waitForEvent("download");
    await link.click();
    const text = await readFile(await (await download).path(), "utf8");
    assert.equal(text.trim().split("\n").length, 4001);
    // What is not wanted any more is stopped.
    await ask(page, 60_000);
    await page.locator("[data-status=running]").waitFor();
    await sound(page, "job at work");
    await page.locator("form[action$='/cancel'] button").click();
    await page.waitForFunction(() => !document.querySelector("form[action$='/cancel']"), { timeout: 60_000 });
    assert.equal(await link.count(), 0, "what was stopped made no file");
    await sound(page, "job stopped");
    await page.goto(`${workbench.url}/jobs`);
    assert.ok(await page.locator("ul.rows li").count() >= 2);
  });
}
