// What the workbench knows: the register, the region, the tariff schedule.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { open, screens, sound } from "./workbench.mjs";

let workbench;
before(async () => { workbench = await open(); });
after(async () => { await workbench.close(); });

for (const [width, language] of screens) {
  test(`find, ${width} px, ${language}`, async () => {
    const page = await workbench.page(width, language);
    await page.goto(`${workbench.url}/find`);
    await sound(page, "find");
    await page.fill("#q", language === "es" ? "arnés" : "medical");
    await page.locator("form.search .button").click();
    await page.waitForURL(/[?&]q=/);
    assert.ok(await page.locator(".hits li").count() > 0, "somebody is found");
    await sound(page, "found");
    await page.locator(".facet a").first().click();
    await page.locator(".facet a[aria-current]").first().waitFor();
    await page.locator(".hits h2 a").first().click();
    await page.waitForURL(/\/find\/[^?]+$/);
    assert.ok(await page.locator("dl.facts dt").count() > 0, "what sources say is shown");
    await sound(page, "organization");
  });

  test(`region, ${width} px, ${language}`, async () => {
    const page = await workbench.page(width, language);
    await page.goto(`${workbench.url}/region`);
    assert.ok(await page.locator("table.region tbody tr").count() > 20);
    await sound(page, "region");
  });

  test(`tariff, ${width} px, ${language}`, async () => {
    const page = await workbench.page(width, language);
    await page.goto(`${workbench.url}/tariff`);
    await sound(page, "tariff");
    await page.fill("#q", language === "es" ? "guitarra acústica" : "acoustic guitar");
    await page.locator("form.search .button").click();
    await page.waitForURL(/[?&]q=/);
    await page.locator("main a[href^='/tariff/92']").first().click();
    await page.waitForURL(/\/tariff\/92/);
    await sound(page, "heading");
    await page.goto(`${workbench.url}/tariff/9202.90.60`);
    assert.ok(await page.locator("main svg").count() >= 1, "its history is drawn");
    await sound(page, "line");
  });
}
