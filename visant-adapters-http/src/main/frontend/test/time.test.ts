import { describe, expect, it } from 'vitest'
import { relative, startOfDay } from '@/i18n/time'

describe('the start of a day', () => {
  it.each([
    ['2026-11-22T12:00:00Z', 'UTC', '2026-11-22T00:00:00.000Z'],
    ['2026-11-22T03:00:00Z', 'America/New_York', '2026-11-21T05:00:00.000Z'],
    ['2026-03-29T12:00:00Z', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-10-25T12:00:00Z', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
    ['2026-11-22T00:00:00Z', 'Asia/Kathmandu', '2026-11-21T18:15:00.000Z'],
  ])('%s in %s', (at, zone, start) => {
    expect(startOfDay(new Date(at), zone).toISOString()).toBe(start)
  })
})

it('says how long ago in whole units', () => {
  const now = Date.parse('2026-11-22T12:00:00Z')
  expect(relative('2026-11-22T11:59:40Z', now)).toBe('now')
  expect(relative('2026-11-22T11:57:10Z', now)).toBe('2 minutes ago')
  expect(relative('2026-11-21T11:00:00Z', now)).toBe('yesterday')
})
