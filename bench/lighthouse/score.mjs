// Opens pages of the portal in Chromium, as a phone on a slow mobile network sees them, and scores each with Lighthouse.
// Usage: node score.mjs ORIGIN. Prints a line of JSON for each page: who opened it, its address and its scores of 100.
import { launch } from 'puppeteer-core';
import lighthouse from 'lighthouse';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const SIZE = { width: 390, height: 844, isMobile: true, hasTouch: true };

// A page is an address, or the first link whose address matches.
const VISITS = [
  { account: null, pages: ['/portal', '/portal/statistics', '/portal/job-offer', '/portal/complaint'] },
  { account: 'ngo', pages: ['/portal/desk', '/portal/desk/beds/search', '/portal/notices'] },
  { account: 'authority', pages: ['/portal/morning', '/portal/desk/cases', /^\/portal\/desk\/cases\/[0-9a-f-]{36}$/] },
  { account: 'inspector', pages: ['/portal/desk', '/portal/desk/workplaces', /^\/portal\/desk\/workplaces\/[0-9a-f-]{36}$/] },
];

const origin = process.argv[2];
const browser = await launch({
  executablePath: process.env.PALERMO_CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'],
});
try {
  for (const visit of VISITS) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport(SIZE);
    if (visit.account) {
      await signIn(page, visit.account);
    }
    for (const wanted of visit.pages) {
      const address = typeof wanted === 'string' ? wanted : await link(page, wanted);
      await score(page, visit.account, address);
    }
    await context.close();
  }
} finally {
  await browser.close();
}

async function signIn(page, account) {
  await page.goto(origin + '/portal?lang=en');
  await Promise.all([page.waitForNavigation(), page.click('::-p-aria([name="Sign in"][role="button"])')]);
  await page.type('#username', account);
  await page.type('#password', 'palermo-' + account);
  await Promise.all([page.waitForNavigation(), page.click('#kc-login')]);
}

async function link(page, wanted) {
  const addresses = await page.$$eval('a[href]', links => links.map(one => one.getAttribute('href')));
  const found = addresses.find(address => wanted.test(address));
  if (!found) {
    throw new Error(`No link like ${wanted} on ${page.url()}: ${addresses.join(' ')}`);
  }
  return found;
}

async function score(page, account, address) {
  const flags = { onlyCategories: CATEGORIES, disableStorageReset: true, logLevel: 'error', output: 'json' };
  const { lhr } = await lighthouse(origin + address, flags, undefined, page);
  if (lhr.runtimeError) {
    throw new Error(`${address}: ${lhr.runtimeError.message}`);
  }
  const scores = Object.fromEntries(CATEGORIES.map(one => [one, Math.round(100 * lhr.categories[one].score)]));
  const lost = Object.values(lhr.audits).filter(one => one.score !== null && one.score < 0.9 && one.scoreDisplayMode !== 'informative').map(one => one.id);
  console.log(JSON.stringify({ account: account ?? 'nobody', path: new URL(lhr.finalDisplayedUrl).pathname.replace(/[0-9a-f-]{36}/g, '{id}'), ...scores, lost }));
}
