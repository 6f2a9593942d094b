import { describe, expect, it } from 'vitest'
import { changeBetween, choiceOf, requestOf, type Choice, type Sight } from '@/pages/camera/sight/draft'
import { moved, resized, set, shareSeen, spanned, viewOf, type Kind, type Rect } from '@/pages/camera/sight/shape'

const rect = (x: number, y: number, w: number, h: number): Rect => ({ x, y, w, h })
const area = (kind: Kind, x: number, y: number, w: number, h: number) => ({ kind, x, y, w, h })

describe('an area', () => {
  it('lies between two corners, whichever comes first, and within the picture', () => {
    expect(spanned(0.6, 0.7, 0.2, 0.1)).toEqual(rect(0.2, 0.1, 0.4, 0.6))
    expect(spanned(-0.5, 0.5, 0.5, 1.5)).toEqual(rect(0, 0.5, 0.5, 0.5))
  })

  it('is never too small to be taken hold of', () => {
    expect(spanned(1, 1, 1, 1)).toEqual(rect(0.99, 0.99, 0.01, 0.01))
    expect(resized(rect(0.5, 0.5, 0.1, 0.1), -1, -1)).toEqual(rect(0.5, 0.5, 0.01, 0.01))
  })

  it('stops at the edges, whole when it is moved and cut when it grows', () => {
    expect(moved(rect(0.5, 0.5, 0.4, 0.4), 0.5, -1)).toEqual(rect(0.6, 0, 0.4, 0.4))
    expect(resized(rect(0.5, 0.5, 0.4, 0.4), 1, 0)).toEqual(rect(0.5, 0.5, 0.5, 0.4))
  })

  it('takes typed numbers as far as they can be', () => {
    expect(set(rect(0.5, 0.5, 0.4, 0.4), 'x', 0.9)).toEqual(rect(0.6, 0.5, 0.4, 0.4))
    expect(set(rect(0.5, 0.5, 0.4, 0.4), 'h', 2)).toEqual(rect(0.5, 0.5, 0.4, 0.5))
  })

  it('stays within the picture through any walk', () => {
    let walked = rect(0.28, 0.28, 0.4, 0.4)
    for (let n = 0; n < 2000; n++) {
      const act = n % 3 === 0 ? resized : moved
      walked = act(walked, Math.sin(n * 7) * 0.13, Math.cos(n * 11) * 0.17)
      expect(Math.min(walked.x, walked.y)).toBeGreaterThanOrEqual(0)
      expect(Math.min(walked.w, walked.h)).toBeGreaterThan(0)
      expect(Math.max(walked.x + walked.w, walked.y + walked.h)).toBeLessThanOrEqual(1.000001)
    }
  })
})

describe('what is seen', () => {
  it('is everything where nothing is chosen, and counts overlaps once', () => {
    expect(shareSeen('masked', [])).toBe(1)
    expect(shareSeen('masked', [area('include', 0, 0, 0.5, 1), area('include', 0.25, 0, 0.5, 1)])).toBeCloseTo(0.75)
    expect(shareSeen('masked', [area('mask', 0, 0, 0.5, 1), area('mask', 0, 0, 1, 0.5)])).toBeCloseTo(0.25)
  })

  it('is the frame around all areas where the rest is cut off', () => {
    const corners = [area('include', 0, 0, 0.1, 0.1), area('include', 0.4, 0.4, 0.1, 0.1)]
    expect(shareSeen('masked', corners)).toBeCloseTo(0.02)
    expect(shareSeen('cropped', corners)).toBeCloseTo(0.25)
    expect(shareSeen('cropped', [...corners, area('mask', 0, 0, 0.5, 0.25)])).toBeCloseTo(0.125)
  })
})

describe('a choice', () => {
  const sight = (over: Partial<Sight> = {}): Sight => ({
    device_id: 'd',
    own: true,
    form: 'masked',
    regions: [{ name: 'Gate', kind: 'include', x: 0, y: 0.4, w: 1, h: 0.6 }],
    share: 0.6,
    references: ['CAP_1'],
    language: 'en',
    own_language: false,
    ...over,
  })
  const changed = (work: (choice: Choice) => void) => {
    const choice = choiceOf(sight())
    work(choice)
    return changeBetween(choiceOf(sight()), choice)
  }

  it('is sent as it was read, without the language where that is the organization’s', () => {
    expect(requestOf(choiceOf(sight()))).toEqual({ form: 'masked', regions: sight().regions, references: ['CAP_1'] })
    expect(requestOf(choiceOf(sight({ language: 'de', own_language: true }))).language).toBe('de')
  })

  it('says what a change is about', () => {
    expect(changed(() => {})).toBe('none')
    expect(changed((choice) => (choice.areas[0]!.name = 'Door'))).toBe('names')
    expect(changed((choice) => (choice.language = 'de'))).toBe('beside')
    expect(changed((choice) => (choice.references = []))).toBe('beside')
    expect(changed((choice) => (choice.areas[0]!.x = 0.1))).toBe('areas')
    expect(changed((choice) => (choice.form = 'cropped'))).toBe('areas')
  })

  it('does not take the form for a change where it changes nothing', () => {
    const covered = sight({ regions: [{ name: 'Street', kind: 'mask', x: 0, y: 0, w: 0.5, h: 1 }] })
    expect(changeBetween(choiceOf(covered), { ...choiceOf(covered), form: 'cropped' })).toBe('names')
  })
})

describe('the preview', () => {
  it('keeps the size and blackens, or ends at the frame around all areas', () => {
    const areas = [area('include', 0.5, 0, 0.25, 0.5), area('include', 0.75, 0.5, 0.25, 0.5), area('mask', 0.5, 0, 0.1, 0.1)]
    expect(viewOf('masked', areas, 100, 100)).toEqual({
      frame: rect(0, 0, 100, 100),
      seen: [rect(50, 0, 25, 50), rect(75, 50, 25, 50)],
      covered: [rect(50, 0, 10, 10)],
    })
    const { frame, seen } = viewOf('cropped', areas, 100, 100)
    expect(frame).toEqual(rect(50, 0, 50, 100))
    expect(seen).toEqual([frame])
  })

  it('counts a pixel that an area touches as part of it', () => {
    expect(viewOf('masked', [area('include', 0.001, 0.999, 0.001, 0.001)], 100, 100).seen).toEqual([rect(0, 99, 1, 1)])
  })
})
