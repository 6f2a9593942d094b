// Makes the pictures of docs/tour.md from a running demo:
//   ./visant demo                                             (wait until its stills are judged)
//   node docs/tour/pictures.mjs http://localhost:8000 <data folder>/demo/login.txt
// It needs Node 20 or newer and Chromium (CHROMIUM says where, if not at /usr/bin/chromium). The demo keeps what is added.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { chromium } from './chromium.mjs'
import { furnish } from './site.mjs'

const [base, login] = process.argv.slice(2)
if (!base || !login) {
  console.error('Say where the demo is, and where its login.txt.')
  process.exit(2)
}
const folder = fileURLToPath(new URL('.', import.meta.url))
const MOST_BYTES = 60_000
const WIDE = { width: 1200, height: 800 }
const PHONE = { width: 390, height: 844, scale: 1.5, phone: true }

const site = await furnish(base, login)
const camera = site.devices.find((device) => device.name === 'Loading dock').id
const open = (page) => `${base}/ui/${page}`
const SEEN = `[...document.images].filter((i) => i.getBoundingClientRect().top < innerHeight).every((i) => i.complete)
  && document.querySelector('main h1') && !document.querySelector('[aria-busy="true"]')`

/** Each with what is done before it is taken. */
const PICTURES = [
  { name: 'dashboard', page: 'dashboard' },
  { name: 'camera', page: `camera/${camera}`, dark: true },
  { name: 'viewer', page: `camera/${camera}?state=abnormal`, dark: true, then: first('[data-capture]') },
  { name: 'review', page: 'review' },
  { name: 'analytics', page: `analytics?device=${camera}`, height: 1000 },
  { name: 'normal', page: 'settings/normal' },
  { name: 'add-device', page: 'add-device', dark: true },
  { name: 'phone', page: 'dashboard', dark: true, size: PHONE },
]

function first(selector) {
  const found = `document.querySelector(${JSON.stringify(selector)})`
  return async (browser) => {
    await browser.until(`!!${found}`)
    await browser.ask(`${found}.click()`)
    await browser.until(`!!document.querySelector('[role="dialog"] img')`)
  }
}

const browser = await chromium()
try {
  await browser.look(WIDE)
  await browser.open(open('login'))
  await browser.until(`!!document.querySelector('input[type=email]')`)
  await browser.ask(`fetch('/v1/auth/login', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Visant-Client': 'browser' },
    body: ${JSON.stringify(JSON.stringify({ email: site.email, password: site.password }))} })`)
  await browser.ask(`localStorage.setItem('visant.signed-in', 'yes')`)
  for (const { name, page, dark, size = WIDE, height = size.height, then } of PICTURES) {
    await browser.look({ ...size, height, dark })
    await browser.open(open(page))
    await browser.until(SEEN)
    await then?.(browser)
    await browser.until(SEEN)
    await browser.ask('document.fonts.ready.then(() => new Promise((soon) => setTimeout(soon, 1500)))')
    let picture
    for (const quality of [80, 65, 50, 35]) {
      picture = await browser.picture(quality)
      if (picture.length <= MOST_BYTES) break
    }
    writeFileSync(join(folder, `${name}.webp`), picture)
    console.log(`${name}.webp: ${picture.length} bytes`)
  }
} finally {
  await browser.close()
  site.done()
}
