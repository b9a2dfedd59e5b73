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
    await page.waitForURL(/\/bill\?line=\d+#line-\d+$/);
    await sound(page, "bill with a problem");
    await page.locator("tr:has(+ .told:not([hidden])) a").click();
    await page.waitForURL(/\/bill\/rows\/\d+$/);
    await sound(page, "row");
    const cells = page.locator("[name=cell]");
    const values = await cells.evaluateAll((all) => all.map((cell) => cell.value));
    await cells.nth(values.indexOf("XX")).fill("CM");
    await page.locator("form.form p > .button:not(.quiet)").last().click();
    await page.waitForURL(/\/bill(\?.*)?$/);
    assert.equal(await page.locator(".told:not([hidden])").count(), 0);
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

for (const [width, language] of screens) {
  test(`an answer that follows what changes, ${width} px, ${language}`, async () => {
    const page = await workbench.page(width, language);
    await page.goto(`${workbench.url}/cases/new`);
    await page.locator("form[action='/cases/examples/guitar'] button").click();
    await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    const address = page.url();
    const figure = () => page.locator(".deciding dd").first().innerText();
    const before = await figure();
    // The page stays the same one: what is written on it is still there afterwards.
    await page.evaluate(() => { window.stays = true; });
    if (width < 500) await page.locator("aside.inputs summary").click();
    await page.fill("aside.inputs [name=volume]", "3000");
    await page.locator(".supposed").waitFor();
    assert.notEqual(await figure(), before, "fewer guitars cost more each");
    assert.equal(await page.evaluate(() => window.stays), true);
    await page.fill("aside.inputs [name=volume]", "");
    await page.locator(".supposed").waitFor({ state: "detached" });
    assert.equal(await figure(), before);
    // A quantity of the bill changes the case itself.
    await page.goto(`${address}/bill/rows/6`);
    const cells = page.locator("[name=cell]");
    const values = await cells.evaluateAll((all) => all.map((cell) => cell.value));
    await cells.nth(values.indexOf("1")).fill("3");
    await page.locator("form.form p > .button:not(.quiet)").last().click();
    await page.waitForURL(/\/bill\?line=6#line-6$/);
    await page.goto(address);
    assert.notEqual(await figure(), before, "two more soundboards cost something");
  });

  test(`a bill that is written in, ${width} px, ${language}`, async () => {
    const page = await workbench.page(width, language);
    await page.goto(`${workbench.url}/cases/new`);
    await page.locator("form[action='/cases/examples/guitar'] button").click();
    await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    const address = page.url();
    await page.goto(`${address}/bill`);
    await page.evaluate(() => { window.stays = true; });
    const version = () => page.locator("#bill [name=version]").inputValue();
    const waitFor = (number) => page.waitForFunction((wanted) => document.querySelector("#bill [name=version]").value === wanted, `${number}`);
    const figures = () => page.locator(".outcomes strong").allInnerTexts();
    const before = await figures();
    assert.ok(before.length >= 4, "every scenario has its figure");
    // By keyboard: a quantity, then the price beside it while the quantity is being kept, then the status.
    await page.locator("[name=quantity-6]").focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("3");
    await page.keyboard.press("Tab");
    await page.keyboard.type("26.50");
    await page.keyboard.press("Enter");
    await waitFor(3);
    assert.notDeepEqual(await figures(), before, "dearer soundboards cost something");
    assert.ok(await page.locator(".outcomes em").count() >= 1, "by how much is said");
    assert.equal(await page.evaluate(() => document.activeElement.name), "cost-6", "and one goes on where one was");
    await page.locator("[name=status-7]").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await waitFor(4);
    assert.equal(await page.locator("[name=status-7]").inputValue(), "", "nothing is said of it any more");
    assert.equal(await page.evaluate(() => window.stays), true, "the page stays the same one");
    await sound(page, "bill written in");
    // What is wrong is told at its row, and mended there.
    await page.fill("[name=quantity-7]", "-2");
    await page.keyboard.press("Tab");
    await page.locator("#line-7 + .told").waitFor();
    // There is no answer meanwhile.
    await page.locator(".outcomes").waitFor({ state: "detached" });
    await sound(page, "bill with a row to mend");
    await page.fill("[name=quantity-7]", "1");
    await page.keyboard.press("Tab");
    await page.locator("#line-7 + .told").waitFor({ state: "detached" });
    await page.locator(".outcomes strong").nth(3).waitFor();
    let now = Number(await version());
    // A row moves in the tree without leaving the page, and the button keeps the focus; on a phone it does on its own
    // page.
    if (width > 500) {
      await page.locator("#in-7").focus();
      await page.keyboard.press("Enter");
      now += 1;
      await waitFor(now);
      assert.equal(await page.locator("#line-7 .deep-2").count(), 1);
      assert.equal(await page.evaluate(() => document.activeElement.id), "in-7");
    }
    // Somebody else changed the case: nothing is lost, nothing overwritten, and both are said.
    const other = await workbench.page(width, language);
    await other.goto(`${address}/bill`);
    await other.fill("[name=quantity-8]", "5");
    await other.keyboard.press("Tab");
    await other.waitForFunction((wanted) => document.querySelector("#bill [name=version]").value === wanted, `${now + 1}`);
    await page.fill("[name=quantity-9]", "6");
    await page.keyboard.press("Tab");
    await page.locator("#outcomes .problem a").waitFor();
    assert.equal(await page.locator("[name=quantity-9]").inputValue(), "6");
    await sound(page, "bill changed meanwhile");
    await page.locator("#outcomes .problem a").click();
    await page.waitForFunction(() => document.querySelector("[name=quantity-8]").value === "5");
    assert.notEqual(await page.locator("[name=quantity-9]").inputValue(), "6");
    // Without script the same form is sent whole.
    const plain = await workbench.page(width, language, false);
    await plain.goto(`${address}/bill`);
    await plain.fill("[name=quantity-8]", "4");
    await plain.fill("[name=cost-9]", "2");
    await plain.locator("[name=cost-9]").press("Enter");
    await plain.waitForURL(/line=8#line-8$/);
    assert.equal(await plain.locator("#bill [name=version]").inputValue(), `${now + 2}`);
  });

  test(`a working that unfolds in place, ${width} px, ${language}`, async () => {
    const page = await workbench.page(width, language);
    await page.goto(`${workbench.url}/cases/new`);
    await page.locator("form[action='/cases/examples/guitar'] button").click();
    await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    const working = page.locator("#origin details.tree[hx-get]").first();
    const target = await working.getAttribute("hx-get");
    await working.locator("summary").first().click();
    await working.locator("ul li").first().waitFor();
    assert.equal(await working.locator(".later").count(), 0, "the link gave way to the working");
    await sound(page, "working unfolded");
    // Without script the same is a page of its own.
    const plain = await workbench.page(width, language, false);
    await plain.goto(page.url());
    await plain.locator("#origin details.tree summary").first().click();
    await plain.locator("#origin .later a").first().click();
    assert.equal(new URL(plain.url()).pathname, target);
    assert.ok(await plain.locator("#part li").count() > 3);
    await page.goto(plain.url());
    await sound(page, "part");
  });
}

/** The guitar's bill over and over, each time with other names. */
async function longBill(lines) {
  const [header, ...rows] = (await readFile(new URL("bill.csv", guitar), "utf8"))
    .split("\n").filter((line) => line && !line.startsWith("#"));
  const all = [header];
  for (let time = 0; all.length <= lines; time += 1) {
    for (const row of rows.slice(0, lines + 1 - all.length)) {
      const [part, parent, ...rest] = row.split(",");
      all.push([time ? `${part}-${time}` : part, time && parent ? `${parent}-${time}` : parent, ...rest].join(","));
    }
  }
  return all.join("\n");
}

test("a bill of five hundred lines: light pages, everything within reach", async () => {
  const page = await workbench.page(1440, "en");
  await page.goto(`${workbench.url}/cases/new`);
  await page.setInputFiles("#files", [
    { name: "case.toml", mimeType: "application/toml", buffer: await readFile(new URL("case.toml", guitar)) },
    { name: "bill.csv", mimeType: "text/csv", buffer: Buffer.from(await longBill(500)) },
  ]);
  await page.locator("form[action='/cases/upload'] .button").click();
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
  const address = page.url();
  const light = async (path) => {
    const answer = await page.goto(path);
    const { length } = await answer.body();
    assert.ok(length < 150_000, `${path}: ${length} bytes`);
  };
  await light(address);
  await sound(page, "long case");
  // A table that is cut grows to its whole length.
  const shown = await page.locator("main tr").count();
  await page.locator("tr.later a").first().click();
  await page.waitForFunction((rows) => document.querySelectorAll("main tr").length > rows + 40, shown);
  // Every working and table at an address of its own is light as well, and so is what it leads to.
  await page.goto(address);
  const links = await page.locator(".later a").evaluateAll((all) => all.map((link) => link.href));
  assert.ok(links.length > 5, `${links.length} parts`);
  for (const link of links.slice(0, 6)) {
    await light(link);
    const deeper = page.locator("#part .later a").first();
    if (await deeper.count()) await light(await deeper.evaluate((found) => found.href));
  }
  await light(`${address}/bill`);
  assert.equal(await page.locator("table.bill tbody tr[id]").count(), 100);
  await page.locator("nav.pages a").last().click();
  await page.waitForURL(/bill\?line=\d+$/);
  assert.equal(await page.locator("table.bill tbody tr[id]").count(), 100);
  await sound(page, "last page of a long bill");
});

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
