// Chromium by its own protocol, over a pipe: what the tour needs of a browser without a library for it.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PATIENCE_MILLIS = 60_000

export async function chromium(program = process.env.CHROMIUM ?? '/usr/bin/chromium') {
  const profile = mkdtempSync(join(tmpdir(), 'visant-tour-'))
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--hide-scrollbars', '--lang=en-GB']
  const child = spawn(program, [...flags, '--remote-debugging-pipe', `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const [, , , out, into] = child.stdio
  const waiting = new Map()
  let last = 0
  let rest = ''
  into.setEncoding('utf8').on('data', (data) => {
    const messages = (rest + data).split('\0')
    rest = messages.pop()
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message)
      if (error) waiting.get(id)?.reject(new Error(error.message))
      else waiting.get(id)?.resolve(result)
      waiting.delete(id)
    }
  })
  const send = (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject })
      out.write(`${JSON.stringify({ id: last, method, params, ...(sessionId ? { sessionId } : {}) })}\0`)
    })

  const { targetId } = await send('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true })
  const page = (method, params) => send(method, params, sessionId)

  /** What an expression is on the page; it may be a promise. */
  async function ask(expression) {
    const { result, exceptionDetails } = await page('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.exception?.description}`)
    return result.value
  }

  async function until(expression) {
    const end = Date.now() + PATIENCE_MILLIS
    while (!(await ask(expression).catch(() => false))) {
      if (Date.now() > end) throw new Error(`it never came true: ${expression}`)
      await new Promise((soon) => setTimeout(soon, 100))
    }
  }

  return {
    ask,
    until,
    /** How the page is looked at. */
    async look({ width, height, scale = 1, phone = false, dark = false }) {
      await page('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: scale, mobile: phone })
      await page('Emulation.setTouchEmulationEnabled', { enabled: phone })
      await page('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }] })
    },
    async open(url) {
      await page('Page.navigate', { url })
      await until(`location.href.startsWith(${JSON.stringify(url)}) && document.readyState === 'complete'`)
    },
    async picture(quality) {
      const { data } = await page('Page.captureScreenshot', { format: 'webp', quality })
      return Buffer.from(data, 'base64')
    },
    async close() {
      await send('Browser.close').catch(() => {})
      await new Promise((ended) => (child.exitCode === null ? child.once('exit', ended) : ended()))
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
