import { Problem } from './problem'
import type { Answer, Body, Holes, Method, Path, PathsWith, Query, Scalar } from './types'

const PATIENCE_MILLIS = 30_000

/** Where there is no session yet, or is to be none. */
const ASKING_TO_BE_LET_IN = /^\/v1\/(auth\/(login|logout|signup|token\/refresh|forgot|reset|verify-email$)|invitations\/accept)/

type Fill<P extends string> = [Holes<P>] extends [never] ? { path?: never } : { path: Record<Holes<P>, string> }

export type Options<M extends Method, P extends Path> = Fill<P> & {
  query?: Query<M, P>
  body?: Body<M, P>
  signal?: AbortSignal
  /** Makes a repeated POST harmless on the routes that honour it. */
  idempotencyKey?: string
}

type Given<M extends Method, P extends Path> = [Holes<P>] extends [never] ? [Options<M, P>?] : [Options<M, P>]

/** One page of a list, and the address of the next. */
export interface ListPage<T> {
  items: T[]
  next: string | null
}

/** What renews a session that the server no longer knows: true if the request is worth another try. */
let renew: () => Promise<boolean> = () => Promise.resolve(false)

export function renewSessionBy(way: () => Promise<boolean>): void {
  renew = way
}

/** Sends what is needed for the server to treat this as a browser, and asks again once if the session was renewed. */
export async function send(method: string, url: string, init: RequestInit = {}): Promise<Response> {
  const first = await once(method, url, init)
  if (first.status !== 401 || ASKING_TO_BE_LET_IN.test(url)) return first
  return (await renew()) ? once(method, url, init) : first
}

async function once(method: string, url: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('X-Visant-Client', 'browser')
  const limit = AbortSignal.timeout(PATIENCE_MILLIS)
  const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit
  try {
    return await fetch(url, { ...init, method: method.toUpperCase(), headers, signal, credentials: 'same-origin' })
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw Problem.unreachable()
  }
}

async function ask(method: Method, url: string, options: Options<Method, Path> = {} as never): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json' })
  if (options.body !== undefined) headers.set('Content-Type', 'application/json')
  if (options.idempotencyKey) headers.set('Idempotency-Key', options.idempotencyKey)
  const init: RequestInit = { headers }
  if (options.body !== undefined) init.body = JSON.stringify(options.body)
  if (options.signal) init.signal = options.signal
  const response = await send(method, url, init)
  if (!response.ok) throw await Problem.of(response)
  return response
}

/** The address with its holes filled and the query behind it; values that are null or undefined are left out. */
export function address(path: string, holes: Record<string, string> = {}, query: Record<string, Scalar> = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = holes[name]
    if (!value) throw new Error(`no value for {${name}} of ${path}`)
    return encodeURIComponent(value)
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value))
  }
  return search.size > 0 ? `${filled}?${search}` : filled
}

async function call<M extends Method, P extends Path>(method: M, path: P, options?: Options<M, P>): Promise<Answer<M, P>> {
  const given = options as Options<Method, Path> & { path?: Record<string, string> }
  const response = await ask(method, address(path, given?.path, given?.query), given)
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as Answer<M, P>
}

async function pageAt<T>(url: string, signal?: AbortSignal): Promise<ListPage<T>> {
  const response = await ask('get', url, (signal ? { signal } : {}) as never)
  const next = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('Link') ?? '')?.[1] ?? null
  return { items: (await response.json()) as T[], next }
}

/** The server's interface. Each method throws a {@link Problem}, or the AbortError of the given signal. */
export const api = {
  get: <P extends PathsWith<'get'>>(path: P, ...[options]: Given<'get', P>) => call('get', path, options),
  post: <P extends PathsWith<'post'>>(path: P, ...[options]: Given<'post', P>) => call('post', path, options),
  put: <P extends PathsWith<'put'>>(path: P, ...[options]: Given<'put', P>) => call('put', path, options),
  patch: <P extends PathsWith<'patch'>>(path: P, ...[options]: Given<'patch', P>) => call('patch', path, options),
  delete: <P extends PathsWith<'delete'>>(path: P, ...[options]: Given<'delete', P>) => call('delete', path, options),

  /** The first page of a list. */
  page<P extends PathsWith<'get'>>(
    path: P,
    ...[options]: Given<'get', P>
  ): Promise<ListPage<Answer<'get', P> extends (infer T)[] ? T : never>> {
    const given = options as { path?: Record<string, string>; query?: Record<string, Scalar>; signal?: AbortSignal }
    return pageAt(address(path, given?.path, given?.query), given?.signal)
  },

  /** The page that another one leads to. */
  next: <T>(from: ListPage<T>, signal?: AbortSignal): Promise<ListPage<T>> =>
    from.next === null ? Promise.resolve({ items: [], next: null }) : pageAt<T>(from.next, signal),

  /** A whole list, up to so many items. */
  async all<P extends PathsWith<'get'>>(path: P, most: number, ...[options]: Given<'get', P>) {
    let page = await api.page(path, ...([{ limit: 200, ...options, query: { limit: 200, ...(options as never as { query?: object })?.query } }] as never))
    const items = [...page.items]
    while (page.next !== null && items.length < most) {
      page = await api.next(page)
      items.push(...page.items)
    }
    return { items, complete: page.next === null }
  },
}
