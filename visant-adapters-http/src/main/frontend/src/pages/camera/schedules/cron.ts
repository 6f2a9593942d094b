import { zoneOffset } from '@/i18n/time'

const NICKNAMES: Record<string, string> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
}
const MONTHS = ['', 'JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
const DAY = 86_400_000
const MINUTE = 60_000
/** Leap days can be eight years apart. */
const MOST_DAYS = 366 * 8 + 2

interface Times {
  minutes: number[]
  hours: number[]
  day: (month: number, date: number, weekday: number) => boolean
}

/**
 * The first instants after one at which a cron expression fires in a zone. What happens when the clock is changed is the
 * server's to say, so they end before the next change: `whole` is false then. Null for what is not understood here.
 */
export function runsAfter(expression: string, after: Date, zone: string, count: number): { runs: Date[]; whole: boolean } | null {
  const times = parse(expression)
  if (times === null) return null
  const offset = offsetAt(after, zone)
  if (offset === null) return null
  const runs: Date[] = []
  const wall = after.getTime() + offset
  const first = Math.floor(wall / DAY) * DAY
  for (let at = 0; at < MOST_DAYS; at++) {
    const midnight = first + at * DAY
    const date = new Date(midnight)
    if (!times.day(date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCDay())) continue
    for (const hour of times.hours) {
      for (const minute of times.minutes) {
        const local = midnight + (hour * 60 + minute) * MINUTE
        if (local <= wall) continue
        const run = new Date(local - offset)
        if (offsetAt(run, zone) !== offset) return { runs, whole: false }
        runs.push(run)
        if (runs.length === count) return { runs, whole: true }
      }
    }
  }
  return { runs, whole: false }
}

function parse(expression: string): Times | null {
  const text = expression.trim()
  const fields = (NICKNAMES[text] ?? text).split(/\s+/)
  if (fields.length !== 5) return null
  const [minutes, hours, dates, months, weekdays] = [
    values(fields[0]!, 0, 59),
    values(fields[1]!, 0, 23),
    values(fields[2]!, 1, 31),
    values(fields[3]!, 1, 12, MONTHS),
    values(fields[4]!, 0, 7, WEEKDAYS),
  ]
  if (!minutes || !hours || !dates || !months || !weekdays) return null
  const onWeekday = (weekday: number) => weekdays.includes(weekday) || (weekday === 0 && weekdays.includes(7))
  // Programs read steps over all days beside the other field in more than one way.
  if (fields[2] !== '*' && fields[4] !== '*' && `${fields[2]}${fields[4]}`.includes('*')) return null
  const anyDate = fields[2] === '*'
  const anyWeekday = fields[4] === '*'
  return {
    minutes,
    hours,
    day: (month, date, weekday) => {
      if (!months.includes(month)) return false
      // Where both are given, either will do.
      if (!anyDate && !anyWeekday) return dates.includes(date) || onWeekday(weekday)
      return dates.includes(date) && onWeekday(weekday)
    },
  }
}

/** The values of one field in order, or null. */
function values(field: string, least: number, most: number, names: readonly string[] = []): number[] | null {
  const found = new Set<number>()
  for (const part of field.split(',')) {
    const match = /^(?:(\*)|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(part)
    if (!match) return null
    const [, star, low, high, step] = match
    if (!star && step && high === undefined) return null
    const from = star ? least : value(low!, names)
    const to = star ? (names === WEEKDAYS ? 6 : most) : high === undefined ? from : value(high, names)
    const by = step === undefined ? 1 : Number(step)
    if (from === null || to === null || from < least || to > most || from > to || by < 1) return null
    for (let at = from; at <= to; at += by) found.add(at)
  }
  return [...found].sort((a, b) => a - b)
}

function value(text: string, names: readonly string[]): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  const at = names.indexOf(text.toUpperCase())
  return at < 0 ? null : at
}

function offsetAt(at: Date, zone: string): number | null {
  try {
    return zoneOffset(at, zone)
  } catch {
    return null
  }
}
