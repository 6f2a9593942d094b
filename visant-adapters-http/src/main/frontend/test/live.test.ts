import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { LiveConnection, type LiveEvent } from '@/live/connection'
import { oneAtATime } from '@/live'
import { matches } from '@/live/captures'
import type { Capture } from '@/api/types'

class ScriptedSource extends EventTarget {
  static made: ScriptedSource[] = []
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  closed = false

  constructor(readonly url: string) {
    super()
    ScriptedSource.made.push(this)
  }

  close(): void {
    this.closed = true
  }

  say(event: string, data: unknown): void {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }))
  }
}

let live: LiveConnection
let refused: ReturnType<typeof vi.fn<() => void>>

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', ScriptedSource)
  // Without locks each tab holds a stream of its own.
  vi.stubGlobal('navigator', { onLine: true })
  ScriptedSource.made = []
  refused = vi.fn<() => void>()
  live = new LiveConnection(refused)
  live.start()
})

afterEach(() => {
  live.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const latest = () => ScriptedSource.made.at(-1)!

it('passes on what happens', () => {
  const heard: LiveEvent[] = []
  live.onEvent((what) => heard.push(what))
  latest().onopen!()

  latest().say('device', { device_id: 'CAM-1', connected: true, presence: 'connected' })

  expect(heard).toEqual([{ event: 'device', data: { device_id: 'CAM-1', connected: true, presence: 'connected' } }])
})

it('opens again after a break, and has lists read again', () => {
  const opened = vi.fn()
  live.onOpen(opened)
  latest().onopen!()
  expect(opened).toHaveBeenCalledTimes(1)

  latest().onerror!()
  expect(live.status.value).toBe('down')
  expect(refused).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1000)
  latest().onopen!()

  expect(ScriptedSource.made).toHaveLength(2)
  expect(opened).toHaveBeenCalledTimes(2)
  expect(live.status.value).toBe('open')
})

it('asks who is signed in when the stream is refused', () => {
  latest().onerror!()
  expect(refused).toHaveBeenCalledTimes(1)
})

it('opens a line anew that fell silent', () => {
  latest().onopen!()
  vi.advanceTimersByTime(100_000)
  expect(ScriptedSource.made.length).toBeGreaterThan(1)
  expect(ScriptedSource.made[0]!.closed).toBe(true)
})

it('knows which captures belong to a list', () => {
  const capture = {
    record_id: 'a',
    device_id: 'CAM-1',
    captured_at: '2026-11-22T12:00:00Z',
    evaluation_status: 'completed',
    classification_state: 'abnormal',
    trigger_label: 'hourly',
  } as Capture
  expect(matches({}, capture)).toBe(true)
  expect(matches({ device_id: 'CAM-1', state: 'abnormal', from: '2026-11-22T12:00:00Z' }, capture)).toBe(true)
  expect(matches({ to: '2026-11-22T12:00:00Z' }, capture)).toBe(false)
  expect(matches({ marked: true }, capture)).toBe(false)
  expect(matches({ state: 'abnormal' }, { ...capture, evaluation_status: 'failed' })).toBe(false)
})

it('runs work one at a time, and once more for those who asked meanwhile', async () => {
  const ends: (() => void)[] = []
  const work = vi.fn(() => new Promise<void>((end) => ends.push(end)))
  const run = oneAtATime(work)

  const first = run()
  void run()
  void run()
  expect(work).toHaveBeenCalledTimes(1)
  ends.shift()!()
  await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(2))
  ends.shift()!()
  await first

  expect(work).toHaveBeenCalledTimes(2)
})
