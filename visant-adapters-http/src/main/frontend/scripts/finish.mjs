// After the build: packs what is worth packing, lists the files for the server, and holds the first load to its budget.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const KILO = 1000
const BUDGET = { js: 130 * KILO, css: 15 * KILO, lazy: 60 * KILO }
const folder = fileURLToPath(new URL('../../../../target/classes/ui', import.meta.url))

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
  .filter((name) => name !== 'build.json' && name !== 'files.txt' && !name.endsWith('.gz'))
  .sort()

const packed = new Map()
for (const name of files) {
  const content = readFileSync(join(folder, name))
  const gzip = gzipSync(content, { level: 9 })
  packed.set(name, gzip.length)
  if (name.startsWith('assets/') && gzip.length < content.length * 0.9) writeFileSync(join(folder, `${name}.gz`), gzip)
}

const chunks = JSON.parse(readFileSync(join(folder, 'build.json'), 'utf8'))
rmSync(join(folder, 'build.json'))

/** The files that the chunk of that key needs before it runs. */
function needed(key, seen = new Set()) {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of chunks[key].imports ?? []) needed(next, seen)
  return seen
}

function weigh(keys) {
  const names = new Set([...keys].flatMap((key) => [chunks[key].file, ...(chunks[key].css ?? [])]))
  const sum = (end) => [...names].filter((n) => n.endsWith(end)).reduce((total, n) => total + (packed.get(n) ?? 0), 0)
  return { js: sum('.js'), css: sum('.css') }
}

const kilo = (bytes) => `${(bytes / KILO).toFixed(1)} KB`
const failures = []
const entry = needed('index.html')
const start = new Set([...entry, ...needed('src/shell/Shell.vue'), ...needed('src/pages/dashboard/DashboardPage.vue')])
const first = weigh(start)
console.log(`dashboard, first load: ${kilo(first.js)} of JavaScript, ${kilo(first.css)} of CSS (gzip)`)
if (first.js > BUDGET.js) failures.push(`the first load has more than ${kilo(BUDGET.js)} of JavaScript`)
if (first.css > BUDGET.css) failures.push(`the first load has more than ${kilo(BUDGET.css)} of CSS`)
for (const [key, chunk] of Object.entries(chunks)) {
  if (!chunk.isDynamicEntry) continue
  const own = weigh([...needed(key)].filter((k) => !entry.has(k)))
  if (own.js > BUDGET.lazy) failures.push(`${key} loads ${kilo(own.js)} more than the shell, beyond ${kilo(BUDGET.lazy)}`)
}

// What the service worker keeps from the start, under a name that changes with any of the files.
const worker = join(folder, 'sw.js')
const build = createHash('sha256')
for (const name of files) build.update(name).update(readFileSync(join(folder, name)))
const shell = [...new Set([...start].flatMap((key) => [chunks[key].file, ...(chunks[key].css ?? [])]))]
const filled = readFileSync(worker, 'utf8')
  .replace("'BUILD'", () => JSON.stringify(build.digest('hex').slice(0, 12)))
  .replace("['SHELL']", () => JSON.stringify(shell.sort().map((name) => `/ui/${name}`)))
writeFileSync(worker, filled)

writeFileSync(join(folder, 'files.txt'), files.map((name) => `${name}\n`).join(''))
if (failures.length > 0) {
  // Without the list the server holds the build for one without a dashboard, and the next build tries again.
  rmSync(join(folder, 'files.txt'))
  console.error(failures.map((failure) => `over the budget: ${failure}`).join('\n'))
  process.exit(1)
}
