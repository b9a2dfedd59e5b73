// The main paths of cases: new, uploaded, mended, supposed otherwise, taken along.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { open, screens, sound } from "./workbench.mjs";

const guitar = new URL("../examples/guitar/", import.meta.url);
let workbench;
before(async () => { workbench = await open(); });
after(async () => { await workbench.close(); });

for (const [width, language] of screens) {
  test(`a case from the template, ${width} px, ${language}`, async () => {
    const page = await workbench.page(width, language);
    await page.goto(`${workbench.url}/cases/new`);
    await sound(page, "new case");
    await page.locator("form[action='/cases'] button").click();
    await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    await sound(page, "case from the template");
    await page.goto(`${page.url()}/file`);
    await sound(page, "inputs");
    await page.goto(`${workbench.url}/cases`);
    assert.ok(await page.locator("main a[href^='/cases/']").count() >= 1);
    await sound(page, "cases");
  });

  test(`an upload with a wrong row, mended in place, ${width} px, ${language}`, async () => {
    const page = await workbench.page(width, language);
    const bill = await readFile(new URL("bill.csv", guitar), "utf8");
    assert.ok(bill.includes("4408.39.02,CM,"));
    await page.goto(`${workbench.url}/cases/new`);
    await page.setInputFiles("#files", [
      { name: "case.toml", mimeType: "application/toml", buffer: await readFile(new URL("case.toml", guitar)) },
      { name: "bill.csv", mimeType: "text/csv", buffer: Buffer.from(bill.replace("4408.39.02,CM,", "4408.39.02,XX,")) },
    ]);
    await page.locator("form[action='/cases/upload'] .button").click();
    await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    const address = page.url();
    assert.equal(await page.locator(".problems li").count(), 1, "one row is wrong");
    await sound(page, "case with a problem");
    await page.locator(".problems a").click();
    await page.waitForURL(/\/bill#line-\d+$/);
    await sound(page, "bill with a problem");
    await page.locator("tr.has-problem a").click();
    await page.waitForURL(/\/bill\/rows\/\d+$/);
    await sound(page, "row");
    const cells = page.locator("[name=cell]");
    const values = await cells.evaluateAll((all) => all.map((cell) => cell.value));
    await cells.nth(values.indexOf("XX")).fill("CM");
    await page.locator("form.form p > .button:not(.quiet)").last().click();
    await page.waitForURL(/\/bill(#.*)?$/);
    assert.equal(await page.locator("tr.has-problem").count(), 0);
    await page.goto(address);
    await page.locator("#answer").waitFor();
    assert.ok(await page.locator("#origin").count() === 1, "the answer is there");
    await sound(page, "answer");
    const download = page.waitForEvent("download");
    await page.locator("#downloads a[href$='/folder.zip']").click();
    assert.match((await download).suggestedFilename(), /\.zip$/);
    await page.goto(`${address}/versions`);
    await sound(page, "versions");
    await page.goto(`${address}/compare?from=1&to=2`);
    assert.ok((await page.content()).includes("XX"), "what changed is shown");
    await sound(page, "compare");
  });

  test(`what may be supposed otherwise, ${width} px, ${language}`, async () => {
    const page = await workbench.page(width, language);
    await page.goto(`${workbench.url}/cases/new`);
    await page.locator("form[action='/cases/examples/guitar'] button").click();
    await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    // On a desk the inputs stand open beside the answer; on a phone they are folded.
    if (width < 500) await page.locator("aside.inputs summary").click();
    await page.locator("[name=law]").first().check();
    await page.locator(".supposed").waitFor();
    assert.match(page.url(), /law=/, "the address says what is supposed");
    await sound(page, "what if");
    await page.reload();
    assert.equal(await page.locator(".supposed").count(), 1, "and gives the same answer again");
  });
}

test("a case by keyboard only", async () => {
  const page = await workbench.page(1440, "en");
  const focus = async (wanted, limit = 80) => {
    for (let n = 0; n < limit; n += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((selector) => document.activeElement.matches(selector), wanted)) return;
    }
    assert.fail(`${wanted} is never reached`);
  };
  await page.goto(`${workbench.url}/cases/new`);
  await focus("form[action='/cases/examples/guitar'] button");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
  await focus("aside.inputs summary");
  await page.keyboard.press("Enter");
  await focus("[name=law]");
  await page.keyboard.press("Space");
  await page.locator(".supposed").waitFor();
  await focus("a[href$='/bill']", 400);
});
