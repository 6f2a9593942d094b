import { ref } from 'vue'
import type { Capture } from '@/api/types'

/** That a device came or went. */
export interface DevicePresence {
  device_id: string
  connected: boolean
  presence: string
  last_seen?: string | null
}

export type LiveEvent = { event: 'capture'; data: Capture } | { event: 'device'; data: DevicePresence }
export type LiveStatus = 'connecting' | 'open' | 'down'

/** What the tab that holds the stream tells the others. */
type Message = { kind: 'event'; what: LiveEvent } | { kind: 'status'; status: LiveStatus; fresh: boolean } | { kind: 'ping' } | { kind: 'hello' }

const STREAM = '/v1/capture-events/stream'
const LOCK = 'visant-live'
const WAITS_MILLIS = [500, 1000, 2000, 4000, 8000, 15_000]
/** The server pings every 15 s; three missed ones are a dead line, or a sleeping tab that holds the stream. */
const SILENCE_MILLIS = 45_000

/**
 * What happens in the organization, as it happens. One stream for all tabs of a browser: the tab with the lock holds it
 * and passes on what comes; browsers without locks hold one each. The stream replays nothing, so whoever shows a list
 * reads it again after each opening: that is what {@link LiveConnection.onOpen} is for.
 */
export class LiveConnection {
  readonly status = ref<LiveStatus>('connecting')

  private readonly readers = new Set<(what: LiveEvent) => void>()
  private readonly openers = new Set<() => void>()
  private readonly channel = new BroadcastChannel(LOCK)
  private source: EventSource | null = null
  private queued: AbortController | null = null
  private leading = false
  private started = false
  private attempt = 0
  private heard = Date.now()
  private retry: ReturnType<typeof setTimeout> | undefined
  private watch: ReturnType<typeof setInterval> | undefined

  /** @param refused is called when the server will not have the stream, for instance because the session ended */
  constructor(private readonly refused: () => void) {}

  start(): void {
    if (this.started) return
    this.started = true
    this.channel.onmessage = ({ data }: MessageEvent<Message>) => this.told(data)
    this.channel.postMessage({ kind: 'hello' } satisfies Message)
    this.watch = setInterval(() => this.lookAfter(), SILENCE_MILLIS / 3)
    addEventListener('online', this.again)
    addEventListener('pageshow', this.again)
    addEventListener('pagehide', this.leave)
    this.compete()
  }

  stop(): void {
    this.started = false
    clearInterval(this.watch)
    removeEventListener('online', this.again)
    removeEventListener('pageshow', this.again)
    removeEventListener('pagehide', this.leave)
    this.leave()
    this.channel.close()
  }

  onEvent(reader: (what: LiveEvent) => void): () => void {
    this.readers.add(reader)
    return () => this.readers.delete(reader)
  }

  /** Called at each opening of the stream, the first included: lists are to be read again. */
  onOpen(opener: () => void): () => void {
    this.openers.add(opener)
    return () => this.openers.delete(opener)
  }

  /** Waits for the lock, which is free when no other tab holds the stream. */
  private compete(steal = false): void {
    if (!('locks' in navigator)) {
      this.lead()
      return
    }
    this.queued?.abort()
    const queued = new AbortController()
    this.queued = queued
    const held = () => {
      this.lead()
      return new Promise<void>((release) => queued.signal.addEventListener('abort', () => release()))
    }
    // A request that steals the lock cannot be given up, and need not be: it is granted at once.
    navigator.locks.request(LOCK, steal ? { steal } : { signal: queued.signal }, held).catch(() => {
      if (queued.signal.aborted) return
      // Another tab took over, since nothing was heard from this one.
      this.close()
      if (this.started) this.compete()
    })
  }

  private lead(): void {
    if (!this.started) return
    this.leading = true
    this.open()
  }

  private readonly leave = (): void => {
    this.close()
    this.queued?.abort()
    this.queued = null
  }

  private readonly again = (): void => {
    this.channel.postMessage({ kind: 'hello' } satisfies Message)
    if (this.leading && this.source === null) this.open()
    else if (this.queued === null) this.compete()
  }

  private open(): void {
    clearTimeout(this.retry)
    this.source?.close()
    const source = new EventSource(STREAM)
    let opened = false
    this.source = source
    this.heard = Date.now()
    source.onopen = () => {
      opened = true
      this.attempt = 0
      this.pass({ kind: 'status', status: 'open', fresh: true })
    }
    source.onerror = () => {
      if (this.source !== source) return
      source.close()
      this.source = null
      this.pass({ kind: 'status', status: 'down', fresh: true })
      if (!opened && navigator.onLine) this.refused()
      const wait = WAITS_MILLIS[Math.min(this.attempt++, WAITS_MILLIS.length - 1)]!
      this.retry = setTimeout(() => this.open(), wait * (0.75 + Math.random() / 2))
    }
    source.addEventListener('ping', () => this.pass({ kind: 'ping' }))
    for (const event of ['capture', 'device'] as const) {
      source.addEventListener(event, (message: MessageEvent<string>) =>
        this.pass({ kind: 'event', what: { event, data: JSON.parse(message.data) } as LiveEvent }),
      )
    }
  }

  private close(): void {
    clearTimeout(this.retry)
    this.leading = false
    this.source?.close()
    this.source = null
  }

  /** Tells the other tabs, and this one. */
  private pass(message: Message): void {
    this.channel.postMessage(message)
    this.told(message)
  }

  private told(message: Message): void {
    if (message.kind === 'hello') {
      if (this.leading) this.channel.postMessage({ kind: 'status', status: this.status.value, fresh: false } satisfies Message)
      return
    }
    this.heard = Date.now()
    if (message.kind === 'status') this.take(message.status, message.fresh)
    if (message.kind === 'event') for (const reader of this.readers) reader(message.what)
  }

  /** @param fresh whether this is an opening, and not the answer to a tab that asked */
  private take(status: LiveStatus, fresh: boolean): void {
    const before = this.status.value
    this.status.value = status
    if (status === 'open' && (fresh || before !== 'open')) for (const opener of this.openers) opener()
  }

  /** A line that fell silent is opened anew; a tab that holds the stream and sleeps loses it to this one. */
  private lookAfter(): void {
    if (document.hidden || Date.now() - this.heard < SILENCE_MILLIS) return
    this.heard = Date.now()
    if (this.leading) this.open()
    else this.compete(true)
  }
}
