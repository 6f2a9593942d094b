import { describe, expect, it } from 'vitest'
import { actionOf, actions, actorOf, dayAt, detailOf, subjectOf, type Entry } from '@/audit/log'
import { obstacle, readCount, readTime, typedTime, type Code } from '@/pages/admin/codes/code'
import { addressOf, csvOf, idsOf, sheets } from '@/pages/admin/devices/labels'
import { late, tight } from '@/pages/admin/health/health'
import { read, typed } from '@/pages/admin/organizations/organization'
import { readLabel } from '@/pages/add-device/label'

const ORIGIN = 'https://visant.example'
const label = (id: string) => ({ id, claim_code: 'ABCD-EFGH-JKMN' })

describe('a label', () => {
  it('leads to the wizard, which reads it again', () => {
    const address = addressOf(label('CAM-7K2M'), ORIGIN)
    expect(address).toBe(`${ORIGIN}/ui/add-device#device=CAM-7K2M&claim=ABCD-EFGH-JKMN`)
    expect(readLabel(address)).toEqual({ device: 'CAM-7K2M', claim: 'ABCD-EFGH-JKMN' })
    expect(readLabel(addressOf({ id: 'YARD_1', claim_code: null }, ORIGIN))).toEqual({ device: 'YARD_1', claim: '' })
  })

  it('takes the next free place, on as many sheets as it needs', () => {
    const some = Array.from({ length: 24 }, (_, number) => label(`CAM-${number}`))
    expect(sheets(some, 0).map((sheet) => sheet.length)).toEqual([24])
    const [first, second] = sheets(some, 2)
    expect(first!.slice(0, 3)).toEqual([null, null, some[0]])
    expect(second).toEqual(some.slice(22))
    expect(sheets([some[0]!], 99)[0]).toHaveLength(24)
    expect(sheets([some[0]!], -3)[0]).toHaveLength(1)
  })

  it('is a line of a table', () => {
    expect(csvOf([label('A'), { id: 'B', claim_code: null }], ORIGIN).split('\r\n')).toEqual([
      'device_id,claim_code,address',
      `A,ABCD-EFGH-JKMN,${ORIGIN}/ui/add-device#device=A&claim=ABCD-EFGH-JKMN`,
      `B,,${ORIGIN}/ui/add-device#device=B`,
      '',
    ])
  })
})

it('reads numbers however they are listed', () => {
  expect(idsOf(' A-1,B-2\n\nC-3; D-4 ')).toEqual(['A-1', 'B-2', 'C-3', 'D-4'])
  expect(idsOf(' \n')).toEqual([])
})

describe('a limit', () => {
  it('is typed in gigabytes where it is one of bytes', () => {
    expect(typed('storage_bytes', 2_500_000_000)).toBe('2.5')
    expect(read('storage_bytes', '2,5')).toBe(2_500_000_000)
    expect(read('captures_per_day', ' 5000 ')).toBe(5000)
    expect(typed('streams', null)).toBe('')
  })

  it('is no word, no part of one, and not less than nothing', () => {
    for (const wrong of ['', ' ', 'many', '1.5', '-1', 'Infinity']) expect(read('streams', wrong)).toBeNull()
    expect(read('storage_bytes', '-1')).toBeNull()
    expect(read('streams', '0')).toBe(0)
  })
})

describe('a code', () => {
  const NOW = Date.parse('2026-11-23T12:00:00Z')
  const code = (terms: Partial<Code>): Code => ({
    code: 'WELCOME',
    description: '',
    benefit_type: 'device_slots',
    benefit_value: 5,
    uses_count: 0,
    active: true,
    one_per_user: true,
    allowed_email_domains: [],
    created_at: '2026-11-01T00:00:00Z',
    ...terms,
  })

  it('can be redeemed within its bounds', () => {
    expect(obstacle(code({}), NOW)).toBeNull()
    expect(obstacle(code({ active: false, uses_count: 1, max_uses: 1 }), NOW)).toBe('off')
    expect(obstacle(code({ uses_count: 1, max_uses: 1 }), NOW)).toBe('used')
    expect(obstacle(code({ valid_from: '2026-11-24T00:00:00Z' }), NOW)).toBe('early')
    expect(obstacle(code({ valid_until: '2026-11-23T12:00:00Z' }), NOW)).toBe('late')
  })

  it('keeps its times through the form', () => {
    expect(readTime(typedTime('2026-12-01T08:30:00Z'))).toBe('2026-12-01T08:30:00.000Z')
    expect(readTime(typedTime(null))).toBeNull()
  })

  it('counts in whole numbers', () => {
    expect(readCount('')).toBeNull()
    expect(readCount('12')).toBe(12)
    for (const wrong of ['0', '-1', '1.5', 'x']) expect(readCount(wrong)).toBeUndefined()
  })
})

describe('the health of an installation', () => {
  const storage = { still_bytes: 0, database_bytes: 0, disk_total_bytes: 1000 }

  it('warns before the disk is full', () => {
    expect(tight({ storage: { ...storage, disk_free_bytes: 99 } })).toBe(true)
    expect(tight({ storage: { ...storage, disk_free_bytes: 100 } })).toBe(false)
    expect(tight({ storage: { ...storage, disk_total_bytes: null, disk_free_bytes: null } })).toBe(false)
  })

  it('warns of work that waits too long', () => {
    const now = Date.parse('2026-11-23T12:00:00Z')
    const work = (at: string | null) => [{ kind: 'mail', waiting: 1, running: 0, tried: 0, oldest_due_at: at }]
    expect(late(work('2026-11-23T11:49:00Z'), now)).toBe(true)
    expect(late(work('2026-11-23T11:51:00Z'), now)).toBe(false)
    expect(late(work(null), now)).toBe(false)
  })
})

describe('an entry of the log', () => {
  const entry = (rest: Partial<Entry>): Entry => ({
    id: '1',
    at: '2026-11-23T12:00:00Z',
    action: 'member.role_changed',
    actor: { kind: 'user', id: 'u-1', email: 'ada@example.org' },
    address: '192.0.2.1',
    request_id: 'r-1',
    ...rest,
  })

  it('says in words who did what to what', () => {
    const one = entry({ subject: { kind: 'user', id: 'u-2', email: 'bo@example.org' }, detail: 'viewer' })
    expect([actionOf(one), actorOf(one), subjectOf(one), detailOf(one)]).toEqual(['Role changed', 'ada@example.org', 'person bo@example.org', 'Viewer'])
    expect(actorOf(entry({ actor: { kind: 'key', id: 'k-1' } }))).toBe('API key k-1')
    expect(actorOf(entry({ actor: { kind: 'server' } }))).toBe('The server')
  })

  it('shows what it has no words for as it is', () => {
    const odd = entry({ action: 'moon.landed', subject: { kind: 'moon', id: '1' }, detail: 'very_softly', actor: { kind: 'robot', id: 'x' } })
    expect([actionOf(odd), actorOf(odd), subjectOf(odd), detailOf(odd)]).toEqual(['moon.landed', 'robot', 'moon 1', 'very softly'])
  })

  it('is found by actions alone', () => {
    const words = actions().map(({ value }) => value)
    expect(words).toContain('device.token_issued')
    expect(words.filter((word) => /^(subject|actor|one)\./.test(word))).toEqual([])
  })
})

it('begins days where the organization is', () => {
  expect(dayAt('2026-11-23', 'Europe/Berlin')).toBe('2026-11-22T23:00:00.000Z')
  expect(dayAt('2026-11-23', 'Pacific/Auckland', 1)).toBe('2026-11-23T11:00:00.000Z')
  expect(dayAt('', 'UTC')).toBeNull()
})
