import { readFileSync } from 'node:fs'
import { beforeEach, expect, it, vi } from 'vitest'

const source = readFileSync('public/sw.js', 'utf8')
const ORIGIN = 'https://cloud.example'

let kept: Map<string, Map<string, Response>>
let network: ReturnType<typeof vi.fn<(request: { url: string }) => Promise<Response>>>
let handlers: Record<string, (event: never) => void>

const urlOf = (of: string | { url: string }) => new URL(typeof of === 'string' ? of : of.url, ORIGIN).href

function cacheOf(name: string) {
  const held = kept.get(name) ?? new Map<string, Response>()
  kept.set(name, held)
  return {
    addAll: async (paths: string[]) => paths.forEach((path) => held.set(urlOf(path), new Response(path))),
    match: async (of: string | { url: string }) => held.get(urlOf(of)),
    put: async (of: { url: string }, answer: Response) => void held.set(urlOf(of), answer),
  }
}

beforeEach(async () => {
  kept = new Map([['visant-old', new Map()]])
  network = vi.fn(async () => new Response('from the network'))
  handlers = {}
  const caches = {
    open: async (name: string) => cacheOf(name),
    keys: async () => [...kept.keys()],
    delete: async (name: string) => kept.delete(name),
    match: async (of: string) => [...kept.values()].map((held) => held.get(urlOf(of))).find(Boolean),
  }
  const self = {
    addEventListener: (type: string, handler: (event: never) => void) => (handlers[type] = handler),
    skipWaiting: async () => {},
    clients: { claim: async () => {} },
    location: new URL(ORIGIN),
  }
  new Function('self', 'caches', 'fetch', source)(self, caches, network)
  for (const type of ['install', 'activate']) {
    let done: Promise<unknown> | undefined
    handlers[type]!({ waitUntil: (work: Promise<unknown>) => (done = work) } as never)
    await done
  }
})

/** What the worker answers; undefined where it leaves the request to the browser. */
function asked(path: string, init: { method?: string; mode?: string } = {}): Promise<Response> | undefined {
  let answer: Promise<Response> | undefined
  const request = { url: urlOf(path), method: 'GET', mode: 'cors', ...init }
  handlers['fetch']!({ request, respondWith: (given: Promise<Response>) => (answer = given) } as never)
  return answer
}

it('keeps one build only', () => {
  expect([...kept.keys()]).toEqual(['visant-BUILD'])
})

it.each(['/v1/auth/me', '/v1/captures/a/image?v=1', '/v1/capture-events/stream', '/openapi.json', 'https://other.example/ui/assets/a.js'])(
  'leaves data alone: %s',
  (path) => {
    expect(asked(path)).toBeUndefined()
    expect(asked(path, { mode: 'navigate' })).toBeUndefined()
  },
)

it('asks for an asset once', async () => {
  expect(await (await asked('/ui/assets/a-1.js'))!.text()).toBe('from the network')
  await asked('/ui/assets/a-1.js')
  expect(network).toHaveBeenCalledTimes(1)
})

it('does not keep what was not found', async () => {
  network.mockResolvedValue(new Response('', { status: 404 }))
  await asked('/ui/assets/gone.js')
  await asked('/ui/assets/gone.js')
  expect(network).toHaveBeenCalledTimes(2)
})

it('takes a new document where there is a network, and the kept one where there is none', async () => {
  expect(await (await asked('/ui/review', { mode: 'navigate' }))!.text()).toBe('from the network')
  network.mockRejectedValue(new TypeError('offline'))
  expect(await (await asked('/ui/review', { mode: 'navigate' }))!.text()).toBe('/ui/')
})
