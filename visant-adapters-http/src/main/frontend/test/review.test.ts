import { expect, it } from 'vitest'
import type { Capture } from '@/api/types'
import { earlier, marked, opinion, oppositeOf, requests } from '@/pages/review/decisions'
import { actOf } from '@/pages/review/keys'
import { merged } from '@/pages/review/queue'

const capture = (id: string, state: string, minute = 0): Capture =>
  ({
    record_id: id,
    device_id: 'CAM-1',
    captured_at: `2026-11-22T12:${String(minute).padStart(2, '0')}:00Z`,
    evaluation_status: 'completed',
    classification_state: state,
  }) as Capture

it('says right or wrong by what the still shows', () => {
  expect(opinion(capture('a', 'abnormal'), 'abnormal')).toEqual({ verdict: 'right', state: 'abnormal' })
  expect(opinion(capture('a', 'abnormal'), 'normal')).toEqual({ verdict: 'wrong', state: 'normal' })
  expect(opinion(capture('a', 'uncertain'), 'uncertain')).toEqual({ verdict: 'right', state: 'uncertain' })
  expect(opinion(capture('a', 'normal'), 'abnormal', ' a van ')).toEqual({ verdict: 'wrong', state: 'abnormal', note: 'a van' })
  expect(oppositeOf(capture('a', 'abnormal'))).toBe('normal')
  expect(oppositeOf(capture('a', 'uncertain'))).toBeNull()
})

it('takes back to what was said before', () => {
  const plain = capture('a', 'abnormal')
  expect(earlier(plain)).toEqual({ id: 'a', opinion: null })
  const said = marked(plain, { verdict: 'wrong', state: 'normal', note: 'a bird' })
  expect(earlier(said)).toEqual({ id: 'a', opinion: { verdict: 'wrong', state: 'normal', note: 'a bird' } })
})

it('sends what says the same together, 200 at most', () => {
  const wrong = { verdict: 'wrong', state: 'normal' } as const
  const changes = [
    ...Array.from({ length: 201 }, (_, n) => ({ id: `n${n}`, opinion: wrong })),
    { id: 'u', opinion: null },
  ]
  const bulk = requests(changes)
  expect(bulk.map(({ action, record_ids }) => [action, record_ids.length])).toEqual([
    ['mark', 200],
    ['mark', 1],
    ['unmark', 1],
  ])
  expect(bulk[0]).toMatchObject(wrong)
  expect(bulk[2]).toEqual({ action: 'unmark', record_ids: ['u'] })
})

it('joins two lists as far down as both are known', () => {
  const uncertain = { items: [capture('u5', 'uncertain', 5), capture('u3', 'uncertain', 3)], complete: false }
  const abnormal = { items: [capture('a4', 'abnormal', 4), capture('a1', 'abnormal', 1)], complete: true }
  expect(merged([uncertain, abnormal]).map((c) => c.record_id)).toEqual(['u5', 'a4', 'u3'])
  expect(merged([{ ...uncertain, complete: true }, abnormal]).map((c) => c.record_id)).toEqual(['u5', 'a4', 'u3', 'a1'])
})

it('leaves keys alone that mean something where they are pressed', () => {
  const pressed = (html: string, init: KeyboardEventInit): ReturnType<typeof actOf> => {
    document.body.innerHTML = html
    let act: ReturnType<typeof actOf> = null
    const hear = (event: KeyboardEvent) => (act = actOf(event))
    addEventListener('keydown', hear)
    document.body.firstElementChild!.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }))
    removeEventListener('keydown', hear)
    return act
  }
  expect(pressed('<button>', { key: 'n' })).toBe('normal')
  expect(pressed('<button>', { key: 'N', shiftKey: true })).toBe('normal')
  expect(pressed('<button>', { key: 'X', shiftKey: true })).toBe('all')
  expect(pressed('<button>', { key: 'n', ctrlKey: true })).toBeNull()
  expect(pressed('<button>', { key: 'n', repeat: true })).toBeNull()
  expect(pressed('<button>', { key: 'j', repeat: true })).toBe('next')
  expect(pressed('<input>', { key: 'n' })).toBeNull()
  expect(pressed('<input type="checkbox">', { key: 'n' })).toBe('normal')
  expect(pressed('<select></select>', { key: 'ArrowDown' })).toBeNull()
})
