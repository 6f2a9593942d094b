import { describe, expect, it } from 'vitest'
import { dollars, microsOf, monthAfter } from '@/i18n/money'
import { draftOf, freshDraft, keepsKey, requestOf } from '@/pages/settings/agents/panel'
import { flipped, running, stepped } from '@/pages/settings/normal/preview'
import { bytes } from '@/i18n/bytes'
import { lower, rolesFor } from '@/pages/settings/organization/members'

describe('roles that may be given', () => {
  const owner = { id: 'a', role: 'owner' }
  const admin = { id: 'b', role: 'admin' }

  it('are all for an owner', () => {
    expect(rolesFor(admin, owner)).toEqual(['owner', 'admin', 'editor', 'viewer'])
  })

  it('leave owners to owners', () => {
    expect(rolesFor(owner, admin)).toEqual(['owner'])
    expect(rolesFor({ id: 'c', role: 'viewer' }, admin)).toEqual(['admin', 'editor', 'viewer'])
  })

  it('are never higher than one’s own for oneself', () => {
    expect(rolesFor({ id: 'b', role: 'admin' }, admin)).toEqual(['admin', 'editor', 'viewer'])
    expect(lower('viewer', 'owner')).toBe(true)
    expect(lower('owner', 'owner')).toBe(false)
  })
})

it('writes sizes as people do', () => {
  expect(bytes(0)).toBe('0 byte')
  expect(bytes(999)).toBe('999 byte')
  expect(bytes(14_291_029)).toBe('14.3 MB')
  expect(bytes(1_073_741_824_000)).toBe('1.1 TB')
})

describe('amounts of money', () => {
  it('are read with a point or a comma', () => {
    expect(microsOf('12')).toBe(12_000_000)
    expect(microsOf(' 0,25 ')).toBe(250_000)
    expect(microsOf('1000000')).toBe(1_000_000_000_000)
  })

  it('are refused when they are none, or beyond what a budget can be', () => {
    for (const text of ['', '-1', '1e3', '1.2.3', 'ten', '1000000.01']) expect(microsOf(text)).toBeNull()
  })

  it('are shown down to what matters', () => {
    expect(dollars(1_250_000)).toBe('$1.25')
    expect(dollars(1200)).toBe('$0.0012')
    expect(dollars(0)).toBe('$0.00')
  })
})

it('counts months over the turn of a year', () => {
  expect(monthAfter('2026-11', 2)).toBe('2027-01')
  expect(monthAfter('2026-01', -1)).toBe('2025-12')
})

describe('a panel that is put together', () => {
  const seat = { id: 'openai', vendor: 'openai', model: 'gpt-4o', base_url: null, enabled: true, key_set: true, healthy: true }

  it('sends no key where none was typed, so that the old one stays', () => {
    const draft = draftOf(seat)
    expect(keepsKey(draft)).toBe(true)
    expect(requestOf([draft], 'agree', 0.6)).toEqual({
      agents: [{ vendor: 'openai', model: 'gpt-4o' }],
      policy: 'agree',
      threshold: 0.6,
    })
  })

  it('does not promise a key to another vendor or address', () => {
    expect(keepsKey({ ...draftOf(seat), vendor: 'gemini' })).toBe(false)
    expect(keepsKey({ ...draftOf(seat), url: 'https://elsewhere.example' })).toBe(false)
  })

  it('sends nothing secret or remote for the local agent', () => {
    const draft = { ...freshDraft('baseline'), key: 'secret', url: 'https://a.example' }
    expect(requestOf([draft], 'majority', 0.5).agents).toEqual([{ vendor: 'baseline', model: 'baseline' }])
  })
})

describe('a preview that is followed', () => {
  const flip = { record_id: 'REC-1', before: 'normal', after: 'abnormal', reason: 'a van' }
  const preview = {
    id: 'p',
    status: 'running',
    text: 'x',
    created_at: '2026-11-22T00:00:00Z',
    total: 10,
    done: 0,
    unjudged: 0,
    flips: [],
    estimated_cost: 100,
    cost: 0,
  }

  it('takes each step, and keeps what it found', () => {
    const after = stepped(flipped(preview, flip), { status: 'completed', total: 10, done: 10, unjudged: 1, cost: 90 })
    expect(after).toMatchObject({ status: 'completed', done: 10, unjudged: 1, cost: 90, estimated_cost: 100 })
    expect(after.flips).toEqual([flip])
    expect(running(after)).toBe(false)
  })

  it('hears of a still twice when the stream was opened anew, and lists it once', () => {
    expect(flipped(flipped(preview, flip), flip).flips).toHaveLength(1)
  })
})
