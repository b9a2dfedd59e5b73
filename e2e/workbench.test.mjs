// Each page's main path, in both languages, on a desk and on a phone.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { open, screens, sound } from "./workbench.mjs";

let workbench;
before(async () => { workbench = await open(); });
after(async () => { await workbench.close(); });

for (const [width, language] of screens) {
  test(`start, ${width} px, ${language}`, async () => {
    const page = await workbench.page(width, language);
    await page.goto(workbench.url);
    assert.equal(await page.getAttribute("html", "lang"), language);
    await sound(page, "start");
    await page.locator(".language button").click();
    assert.equal(await page.getAttribute("html", "lang"), language === "en" ? "es" : "en");
    await page.reload();
    assert.equal(await page.getAttribute("html", "lang"), language === "en" ? "es" : "en", "the choice stays");
  });

  test(`consultation, ${width} px, ${language}`, async () => {
    const page = await workbench.page(width, language);
    // The adviser opens hours.
    await page.goto(`${workbench.url}/hours`);
    await page.fill("#name", "Elena");
    await page.fill("#email", "elena@example.com");
    for (const weekday of [1, 2, 3, 4, 5]) {
      await page.fill(`[name=from-${weekday}]`, "09:00");
      await page.fill(`[name=until-${weekday}]`, "17:00");
    }
    await sound(page, "hours");
    await page.locator("main form .button").click();
    assert.match(page.url(), /\/consultations$/);
    await sound(page, "queue");
    // The client first forgets some answers.
    await page.goto(`${workbench.url}/consultation`);
    await sound(page, "intake");
    await page.fill("#product", "Guitarras de cuerdas de acero");
    await page.locator("main form .button").click();
    assert.ok(await page.locator(".problem").count() > 3, "every gap is named");
    assert.equal(await page.inputValue("#product"), "Guitarras de cuerdas de acero", "nothing is lost");
    await page.check("[name=goals][value=cost]");
    await page.check("[name=model][value=shelter]");
    await page.check("[name=timing][value=exploring]");
    await page.fill("#contact-name", "Ana");
    await page.fill("#contact-email", "ana@example.com");
    await page.fill("#company", `Guitarras ${width} ${language}`);
    await page.check("[name=consent]");
    await page.locator(".slot input").nth(3).check();
    await page.locator("main form .button").click();
    assert.match(page.url(), /\/consultation\/[0-9a-f-]+\?key=/);
    await page.locator(".when").waitFor();
    await sound(page, "confirmation");
    const download = page.waitForEvent("download");
    await page.locator("a.button").click();
    assert.equal((await download).suggestedFilename(), "otay-consultation.ics");
    // The adviser takes it and moves it on.
    await page.goto(`${workbench.url}/consultations`);
    await page.getByRole("link", { name: `Guitarras ${width} ${language}` }).click();
    await page.locator("form[action$='/take'] button").click();
    await page.selectOption("#to", "visits");
    await page.locator("form[action$='/status'] button").click();
    await page.fill("#step-body", "Tecate");
    await page.fill("#step-due", "2030-01-15");
    await page.locator("form[action$='/steps'] button").click();
    await page.fill("#note", "solo asesores");
    await page.locator("form[action$='/notes'] button").click();
    await sound(page, "adviser");
    await page.goto(`${workbench.url}/outbox`);
    assert.ok(await page.locator(".letter").count() >= 2);
    await sound(page, "outbox");
  });
}

test("the consultation by keyboard only", async () => {
  const page = await workbench.page(1440, "en");
  await page.goto(workbench.url);
  const focus = async (wanted, limit = 60) => {
    for (let n = 0; n < limit; n += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((selector) => document.activeElement.matches(selector), wanted)) return;
    }
    assert.fail(`${wanted} is never reached`);
  };
  await focus(".skip");
  await page.keyboard.press("Enter");
  await focus("a[href='/consultation']");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/consultation$/);
  await focus("[name=goals][value=duty]");
  await page.keyboard.press("Space");
  await focus("#product");
  await page.keyboard.type("Wire harness");
  await focus("[name=model]");
  await page.keyboard.press("Space");
  await focus("[name=timing]");
  await page.keyboard.press("Space");
  await focus("#contact-name");
  await page.keyboard.type("Keyboard");
  await focus("#contact-email");
  await page.keyboard.type("k@example.com");
  await focus("#company");
  await page.keyboard.type("Keys");
  await focus("[name=consent]");
  await page.keyboard.press("Space");
  await focus("main form .button");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/consultation\/.+\?key=/);
});
