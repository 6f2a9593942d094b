import { describe, expect, it } from 'vitest'
import { dayStart } from '@/i18n/day'
import { filterOf, wishOf } from '@/pages/camera/filter'
import { reached } from '@/pages/camera/order'
import { CAPTION, GAP, gridOf, rowsNear } from '@/pages/camera/rows'
import { runsAfter } from '@/pages/camera/schedules/cron'
import { Stretches } from '@/pages/camera/stretches'
import type { Capture } from '@/api/types'

const item = (n: number) => ({ record_id: `r${n}`, captured_at: new Date(Date.UTC(2026, 0, 1) - n * 60_000).toISOString() })
const items = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => item(from + at))

describe('a long list in stretches', () => {
  function filled(): Stretches<ReturnType<typeof item>> {
    const list = new Stretches<ReturnType<typeof item>>()
    list.append(null, items(0, 100))
    for (let at = 1; at < 1000; at++) list.append(`/page/${at}`, items(at * 100, at * 100 + 100))
    return list
  }

  it('holds the head and what is looked at, and knows the length of the rest', () => {
    const list = filled()
    list.keep(50_000, 50_060)
    expect(list.total).toBe(100_000)
    expect(list.held).toBeLessThanOrEqual(400)
    expect(list.slice(50_000, 50_002).map((each) => each?.record_id)).toEqual(['r50000', 'r50001'])
    expect(list.newest?.record_id).toBe('r0')
  })

  it('reads again what was let go, where it belongs', () => {
    const list = filled()
    list.keep(99_000, 99_050)
    expect(list.slice(450, 452)).toEqual([null, null])
    const [stretch] = list.lacking(450, 452)
    expect(stretch?.from).toBe('/page/4')
    list.fill(stretch!, items(400, 500))
    expect(list.slice(450, 451)[0]?.record_id).toBe('r450')
  })

  it('cuts off what belongs to the next stretch after something was deleted', () => {
    const list = filled()
    list.keep(99_000, 99_050)
    const [stretch] = list.lacking(400, 401)
    list.fill(stretch!, items(400, 501).filter((each) => each.record_id !== 'r499'))
    expect(list.total).toBe(99_999)
    expect(list.slice(499, 500)).toEqual([null])
  })

  it('puts what is new in its place, and knows what may be old', () => {
    const list = new Stretches<ReturnType<typeof item>>()
    list.append(null, items(10, 20))
    list.append('/page/1', items(20, 30))
    expect(list.isNew(item(3), false)).toBe(true)
    expect(list.isNew(item(40), false)).toBe(false)
    list.insert(item(3))
    expect(list.indexOf('r3')).toBe(0)
    expect(list.indexOf('r20')).toBe(11)
    expect(list.remove('r20')).toBe(true)
    expect(list.total).toBe(20)
  })
})

describe('what is drawn of a grid', () => {
  it('is what is near the window, however long the list', () => {
    const grid = gridOf(1060)
    expect(grid.columns).toBe(5)
    const { first, end } = rowsNear(grid, 20_000, -1_000_000, 900)
    expect(first * grid.row).toBeLessThanOrEqual(1_000_000 - 600)
    expect(end * grid.row).toBeGreaterThanOrEqual(1_000_000 + 1500)
    expect(end - first).toBeLessThan(15)
  })

  it('has two columns on a phone', () => {
    expect(gridOf(358)).toEqual({ columns: 2, row: Math.round((173 * 3) / 4) + CAPTION + GAP })
  })
})

describe('what was chosen to see', () => {
  it('is read from the address, and nothing else of it', () => {
    expect(wishOf({ state: 'abnormal', from: '2026-11-22', to: 'soon', label: 'door', capture: 'x' })).toEqual({
      state: 'abnormal',
      from: '2026-11-22',
      to: '',
      label: 'door',
    })
    expect(wishOf({ state: 'odd', from: '2026-99-99' }).from).toBe('')
  })

  it('means days of the camera', () => {
    expect(dayStart('2026-11-22', 'Europe/Berlin').toISOString()).toBe('2026-11-21T23:00:00.000Z')
    expect(dayStart('2026-11-22', 'Pacific/Kiritimati').toISOString()).toBe('2026-11-21T10:00:00.000Z')
    expect(dayStart('2026-11-22', 'Pacific/Pago_Pago').toISOString()).toBe('2026-11-22T11:00:00.000Z')
    const filter = filterOf('DEV-1', { state: 'pending', from: '', to: '2026-10-25', label: '' }, 'Europe/Berlin')
    expect(filter).toEqual({ device_id: 'DEV-1', status: 'pending', to: '2026-10-25T23:00:00.000Z' })
  })
})

it('an order goes from the queue to the verdict', () => {
  const still = (evaluation_status: string) => ({ evaluation_status }) as Capture
  expect(reached({ status: 'queued' }, null)).toBe('queued')
  expect(reached({ status: 'acknowledged' }, null)).toBe('sent')
  expect(reached({ status: 'acknowledged' }, still('pending'))).toBe('received')
  expect(reached({ status: 'acknowledged' }, still('completed'))).toBe('judged')
})

describe('the next runs of a schedule', () => {
  const runs = (expression: string, after: string, zone: string, count = 3) => {
    const found = runsAfter(expression, new Date(after), zone, count)
    return found && { ...found, runs: found.runs.map((run) => run.toISOString().slice(0, 16)) }
  }

  it('are those that the server would name', () => {
    expect(runs('*/15 9-17 * * 1-5', '2026-03-06T17:45:00Z', 'UTC', 1)?.runs).toEqual(['2026-03-09T09:00'])
    expect(runs('0 0 13 * 5', '2026-03-01T00:00:00Z', 'UTC', 2)?.runs).toEqual(['2026-03-06T00:00', '2026-03-13T00:00'])
    expect(runs('0 0 29 2 *', '2026-03-01T00:00:00Z', 'UTC', 1)?.runs).toEqual(['2028-02-29T00:00'])
    expect(runs('0 9 * JAN SUN', '2026-03-01T00:00:00Z', 'UTC', 1)?.runs).toEqual(['2027-01-03T09:00'])
    expect(runs('0 9 * * 7', '2026-03-02T00:00:00Z', 'UTC', 1)?.runs).toEqual(['2026-03-08T09:00'])
    expect(runs('@daily', '2026-11-22T12:00:00Z', 'Asia/Kolkata', 2)?.runs).toEqual(['2026-11-22T18:30', '2026-11-23T18:30'])
  })

  it('end before the clock is changed', () => {
    expect(runs('0 8 * * *', '2026-10-23T12:00:00Z', 'Europe/Berlin')).toEqual({ runs: ['2026-10-24T06:00'], whole: false })
  })

  it('are not guessed from what is not understood', () => {
    for (const odd of ['', '* * * *', '60 * * * *', '5-1 * * * *', '*/0 * * * *', '@reboot', '0 0 L * *', 'x * * * *']) {
      expect(runs(odd, '2026-01-01T00:00:00Z', 'UTC')).toBeNull()
    }
    expect(runs('0 * * * *', '2026-01-01T00:00:00Z', 'Moon/Sea')).toBeNull()
  })
})
