import type { Answer, State } from '@/api/types'

type Captures = Answer<'get', '/v1/analytics/captures'>
export type SpanOfTime = Captures['spans'][number]
export type Hour = Answer<'get', '/v1/analytics/heatmap'>['hours'][number]
export type DeviceUptime = Answer<'get', '/v1/analytics/uptime'>['devices'][number]
export type Accuracy = Answer<'get', '/v1/accuracy'>

/** From the ground up: what is usual carries what is not. */
export const STATES = ['normal', 'uncertain', 'abnormal', 'pending', 'failed'] as const satisfies readonly State[]
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
export const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** Below that many marks, figures about right and wrong move with each further one. */
export const FEW_MARKS = 30

/**
 * The columns of a stacked chart: where each span stands, then for each state how high the stack is with it, the highest
 * first, so that each is drawn over the one before. A hidden state adds nothing, and so is drawn over wholly.
 */
export function stacked(spans: readonly SpanOfTime[], hidden: ReadonlySet<State>): number[][] {
  const heights: number[][] = []
  let ground = spans.map(() => 0)
  for (const state of STATES) {
    if (!hidden.has(state)) ground = ground.map((height, at) => height + spans[at]![state])
    heights.push(ground)
  }
  return [spans.map((_, at) => at), ...heights.reverse()]
}

/** Which of so many days get a label, at even distances and no more than fit. */
export function daysLabelled(count: number, most: number): number[] {
  const fit = Math.max(1, most)
  const step = [1, 2, 3, 4, 7, 14, 28, 56, 112, 224].find((one) => count / one <= fit) ?? Math.ceil(count / fit)
  return Array.from({ length: Math.ceil(count / step) }, (_, n) => n * step)
}

/** The same of hours, told by what the clock shows then: beginnings of days before anything else. */
export function hoursLabelled(clock: readonly number[], most: number): number[] {
  const fit = Math.max(1, most)
  const every = (some: number) => clock.flatMap((hour, at) => (hour % some === 0 ? [at] : []))
  const found = [1, 2, 3, 6, 12, 24].map(every).find((places) => places.length <= fit)
  if (found) return found
  const days = every(24)
  return daysLabelled(days.length, fit).map((at) => days[at]!)
}

/** An hour of the week, with nothing where the server told nothing. */
export interface Cell extends Hour {
  /** How many were abnormal, from 0 to 1 of the worst hour. */
  heat: number
}

/** Seven rows, from Monday, of 24 hours. */
export function week(hours: readonly Hour[]): Cell[][] {
  const worst = Math.max(0, ...hours.map((hour) => hour.abnormal))
  const told = new Map(hours.map((hour) => [hour.weekday * 24 + hour.hour, hour]))
  return WEEKDAYS.map((weekday) =>
    HOURS.map((hour) => {
      const found = told.get(weekday * 24 + hour) ?? { weekday, hour, captures: 0, abnormal: 0, uncertain: 0 }
      return { ...found, heat: worst === 0 ? 0 : found.abnormal / worst }
    }),
  )
}

/** The other way round, for narrow screens. */
export const turned = <T>(rows: readonly (readonly T[])[]): T[][] => (rows[0] ?? []).map((_, at) => rows.map((row) => row[at]!))

/** The hour with the most abnormal stills; null if there are none. */
export function worstHour(hours: readonly Hour[]): Hour | null {
  const worst = hours.reduce<Hour | null>((most, hour) => (most === null || hour.abnormal > most.abnormal ? hour : most), null)
  return worst && worst.abnormal > 0 ? worst : null
}

/** Who was away most comes first; at the end, those of whom nothing is known. */
export function worstFirst(devices: readonly DeviceUptime[], name: (id: string) => string): DeviceUptime[] {
  const known = (device: DeviceUptime) => device.share ?? Number.POSITIVE_INFINITY
  return devices.toSorted((a, b) => {
    const [x, y] = [known(a), known(b)]
    return x === y ? name(a.device_id).localeCompare(name(b.device_id)) : x - y
  })
}

export const TRUTHS = ['normal', 'abnormal', 'uncertain'] as const
export type Truth = (typeof TRUTHS)[number]

export interface Row {
  truth: Truth
  cells: { judged: Truth; stills: number; right: boolean; share: number | null }[]
  all: number
}

/** What stills showed, by row, and how they were judged, by column; shares are of the row. */
export function confusion(counts: Accuracy['counts']): Row[] {
  return TRUTHS.map((truth) => {
    const all = TRUTHS.reduce((sum, judged) => sum + counts[truth][judged], 0)
    const cells = TRUTHS.map((judged) => {
      const stills = counts[truth][judged]
      return { judged, stills, right: judged === truth, share: all === 0 ? null : stills / all }
    })
    return { truth, cells, all }
  })
}

/** How much figures from so many marks are worth. */
export const worth = (marked: number): 'none' | 'few' | 'enough' =>
  marked === 0 ? 'none' : marked < FEW_MARKS ? 'few' : 'enough'
