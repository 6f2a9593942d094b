import { describe, expect, it } from 'vitest'
import type { LocationQuery } from 'vue-router'
import {
  confusion,
  daysLabelled,
  hoursLabelled,
  stacked,
  turned,
  week,
  worstFirst,
  worstHour,
  worth,
} from '@/pages/analytics/figures'
import { daysIn, flawOf, queryOf, spanOf, wishOf } from '@/pages/analytics/wish'
import { counted } from '@/pages/review/waiting'
import { shares, usedBy, type Usage } from '@/usage/month'

const wish = (query: LocationQuery) => wishOf(query)
const now = new Date('2026-11-22T22:40:00Z')

describe('what the address asks of the analytics', () => {
  it('is the last seven days where it says nothing', () => {
    expect(wish({})).toEqual({ range: '7d', from: '', to: '', device: '', agent: '', month: '' })
    expect(queryOf(wish({}))).toEqual({})
  })

  it('comes back as it was', () => {
    for (const query of [
      { range: '90d', device: 'cam-1', month: '2026-10' },
      { from: '2026-11-01', to: '2026-11-03', agent: 'openai:gpt' },
    ] as LocationQuery[]) {
      expect(queryOf(wish(query))).toEqual(query)
    }
  })

  it('does not take what makes no sense', () => {
    expect(wish({ range: 'ever', month: '2026-13' })).toEqual(wish({}))
    expect(wish({ from: '2026-11-03', to: '2026-11-01' })).toEqual(wish({}))
    expect(wish({ from: 'yesterday', to: '2026-11-01' })).toEqual(wish({}))
  })
})

describe('the time that is meant', () => {
  it('has whole days of the organization’s zone, today among them', () => {
    // In Berlin it is almost midnight, in Auckland noon of the next day.
    expect(spanOf(wish({}), now, 'Europe/Berlin')).toEqual({ from: '2026-11-15T23:00:00.000Z', unit: 'hour' })
    expect(spanOf(wish({ range: '30d' }), now, 'Pacific/Auckland')).toEqual({ from: '2026-10-24T11:00:00.000Z', unit: 'day' })
  })

  it('has 24 whole hours, as the zone’s clocks show them', () => {
    expect(spanOf(wish({ range: '24h' }), now, 'UTC').from).toBe('2026-11-21T23:00:00.000Z')
    expect(spanOf(wish({ range: '24h' }), now, 'Asia/Kolkata').from).toBe('2026-11-21T23:30:00.000Z')
  })

  it('ends with the last day of an own range, over summer time too', () => {
    expect(spanOf(wish({ from: '2026-10-24', to: '2026-10-26' }), now, 'Europe/Berlin')).toEqual({
      from: '2026-10-23T22:00:00.000Z',
      to: '2026-10-26T23:00:00.000Z',
      unit: 'hour',
    })
    expect(spanOf(wish({ from: '2026-10-01', to: '2026-10-26' }), now, 'UTC').unit).toBe('day')
  })

  it('becomes an own range by its days', () => {
    expect(daysIn(wish({ range: '24h' }), now, 'UTC')).toEqual({ from: '2026-11-22', to: '2026-11-22' })
    expect(daysIn(wish({ range: '7d' }), now, 'Pacific/Auckland')).toEqual({ from: '2026-11-17', to: '2026-11-23' })
  })

  it('says what is wrong with days', () => {
    const flaw = (from: string, to: string) => flawOf(from, to, now, 'UTC')
    expect(flaw('', '2026-11-22')).toBe('needed')
    expect(flaw('2026-11-22', '2026-11-21')).toBe('order')
    expect(flaw('2026-11-23', '2026-11-23')).toBe('future')
    expect(flaw('2000-01-01', '2026-11-22')).toBe('long')
    expect(flaw('2026-11-22', '2026-11-30')).toBeNull()
  })
})

describe('a stacked chart', () => {
  const span = (normal: number, abnormal: number, pending = 0) => ({
    at: '2026-11-22T00:00:00Z',
    normal,
    abnormal,
    uncertain: 0,
    pending,
    failed: 0,
  })

  it('draws the whole stack first, and what is usual last', () => {
    expect(stacked([span(5, 1, 2), span(0, 3)], new Set())).toEqual([
      [0, 1],
      [8, 3],
      [8, 3],
      [6, 3],
      [5, 0],
      [5, 0],
    ])
  })

  it('leaves out what is hidden', () => {
    expect(stacked([span(5, 1, 2)], new Set(['normal'])).map((column) => column[0])).toEqual([0, 3, 3, 1, 0, 0])
  })

  it('labels no more days than fit', () => {
    expect(daysLabelled(5, 9)).toEqual([0, 1, 2, 3, 4])
    expect(daysLabelled(30, 9)).toEqual([0, 4, 8, 12, 16, 20, 24, 28])
    for (const count of [1, 31, 90, 2000]) expect(daysLabelled(count, 7).length).toBeLessThanOrEqual(7)
  })

  it('labels hours where days begin, and short days too', () => {
    const clock = Array.from({ length: 49 }, (_, at) => at % 24)
    expect(hoursLabelled(clock, 8)).toEqual([0, 12, 24, 36, 48])
    expect(hoursLabelled(clock, 3)).toEqual([0, 24, 48])
    expect(hoursLabelled(clock, 1)).toEqual([0])
    // The clocks went forward from 2 to 3.
    const spring = clock.toSpliced(2, 1)
    expect(hoursLabelled(spring, 3)).toEqual([0, 23, 47])
  })
})

describe('the hours of the week', () => {
  const hours = [
    { weekday: 1, hour: 9, captures: 10, abnormal: 2, uncertain: 1 },
    { weekday: 7, hour: 23, captures: 4, abnormal: 4, uncertain: 0 },
  ]

  it('are seven rows of 24, hot by the worst of them', () => {
    const rows = week(hours)
    expect(rows.map((row) => row.length)).toEqual([24, 24, 24, 24, 24, 24, 24])
    expect(rows[0]![9]).toMatchObject({ captures: 10, heat: 0.5 })
    expect(rows[6]![23]!.heat).toBe(1)
    expect(rows[3]![3]).toEqual({ weekday: 4, hour: 3, captures: 0, abnormal: 0, uncertain: 0, heat: 0 })
    expect(turned(rows)[23]![6]).toBe(rows[6]![23])
  })

  it('are cold where nothing was abnormal', () => {
    const calm = hours.map((hour) => ({ ...hour, abnormal: 0 }))
    expect(week(calm).flat().every((cell) => cell.heat === 0)).toBe(true)
    expect(worstHour(calm)).toBeNull()
    expect(worstHour(hours)).toBe(hours[1])
  })
})

it('puts the camera that was away most first, and unknown ones last', () => {
  const devices = [
    { device_id: 'b', share: 1, spans: [] },
    { device_id: 'c', share: null, spans: [] },
    { device_id: 'a', share: 1, spans: [] },
    { device_id: 'd', share: 0.2, spans: [] },
  ]
  expect(worstFirst(devices, (id) => id).map((one) => one.device_id)).toEqual(['d', 'a', 'b', 'c'])
})

it('tells shares of what stills showed', () => {
  const none = { normal: 0, abnormal: 0, uncertain: 0 }
  const [normal, , uncertain] = confusion({ normal: { normal: 3, abnormal: 1, uncertain: 0 }, abnormal: none, uncertain: none })
  expect(normal!.cells.map(({ share, right }) => [share, right])).toEqual([
    [0.75, true],
    [0.25, false],
    [0, false],
  ])
  expect(uncertain!.cells[0]!.share).toBeNull()
})

it('says when marks are too few', () => {
  expect([0, 1, 29, 30].map(worth)).toEqual(['none', 'few', 'few', 'enough'])
})

it('counts what waits as far as one looks', () => {
  expect([0, 1, 9, 10, 20].map(counted)).toEqual(['', '1', '9', '9+', '9+'])
})

describe('the costs of a month', () => {
  const used = (calls: number, cost_micros: number) => ({ calls, input_tokens: 0, output_tokens: 0, cost_micros })
  const agent = { agent: 'baseline', ...used(4, 0) }
  const usage: Usage = {
    month: '2026-11',
    ...used(6, 10),
    by_agent: [agent],
    by_device: [{ device_id: 'a', ...used(4, 0), agents: [agent] }],
  }

  it('are those of a camera where one is named', () => {
    expect(usedBy(usage, '').sum.calls).toBe(6)
    expect(usedBy(usage, 'a')).toMatchObject({ sum: { calls: 4 }, agents: [agent] })
    expect(usedBy(usage, 'b')).toMatchObject({ sum: { calls: 0 }, agents: [], devices: [] })
  })

  it('compare by what was paid, or by calls where nothing was', () => {
    expect(shares([used(1, 5), used(9, 10)]).map((one) => one.share)).toEqual([1, 0.5])
    expect(shares([used(2, 0), used(4, 0)]).map((one) => one.share)).toEqual([1, 0.5])
    expect(shares([used(0, 0)])[0]!.share).toBe(0)
  })
})
