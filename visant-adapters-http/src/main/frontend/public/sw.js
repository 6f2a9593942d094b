// Lets the program start where there is no network, and quicker where there is one. It keeps files of the program and
// nothing else: no answer of the interface, no still. To sign out empties what it keeps. The build fills in the two lines.
const BUILD = 'BUILD'
const SHELL = ['SHELL']

const NAME = `visant-${BUILD}`
const PAGE = '/ui/'

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(NAME)
      .then((cache) => cache.addAll([PAGE, ...SHELL]))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (pathname.startsWith('/ui/assets/')) event.respondWith(asset(request))
  else if (request.mode === 'navigate' && pathname.startsWith(PAGE)) event.respondWith(page(request))
})

/** Its name changes with its content, so the one that is kept is the right one. */
async function asset(request) {
  const cache = await caches.open(NAME)
  const kept = await cache.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

/** The document names the assets, so a newer one goes before the one that is kept. */
async function page(request) {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await caches.match(PAGE)
    if (kept) return kept
    throw error
  }
}
