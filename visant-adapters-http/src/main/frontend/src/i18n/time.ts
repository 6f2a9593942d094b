import { onScopeDispose, ref, type Ref } from 'vue'
import { language } from './index'

/** The zone of whoever looks at the page. */
export const viewersZone = Intl.DateTimeFormat().resolvedOptions().timeZone

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** As in "3 minutes ago". */
export function relative(at: string | Date, now: number): string {
  const distance = new Date(at).getTime() - now
  const words = new Intl.RelativeTimeFormat(language.value, { numeric: 'auto' })
  for (const [unit, millis] of UNITS) {
    if (Math.abs(distance) >= millis) return words.format(Math.trunc(distance / millis), unit)
  }
  return words.format(0, 'second')
}

/** Date and time in a zone, as the language writes it. */
export function dateTime(at: string | Date, zone: string = viewersZone, withZone = false): string {
  const style: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }
  return inZone(at, withZone ? { ...style, timeZoneName: 'short' } : style)
}

/** As `dateTime`, without the year unless it is another than this one: for where there is little room. */
export function dayAndTime(at: string | Date, zone: string = viewersZone): string {
  const year = new Date(at).getUTCFullYear() === new Date().getUTCFullYear() ? {} : ({ year: '2-digit' } as const)
  return inZone(at, { ...year, month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: zone })
}

/** Hours, minutes and seconds in a zone. */
export function timeOfDay(at: string | Date, zone: string = viewersZone): string {
  return inZone(at, { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: zone })
}

function inZone(at: string | Date, style: Intl.DateTimeFormatOptions): string {
  return writer(style)(at)
}

/** What writes many instants in that style, as the language does. */
export function writer(style: Intl.DateTimeFormatOptions): (at: string | Date) => string {
  const format = formatOf(style)
  return (at) => format.format(new Date(at))
}

function formatOf(style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language.value, style)
  } catch {
    // The server may know a zone that this browser does not.
    return new Intl.DateTimeFormat(language.value, { ...style, timeZone: 'UTC', timeZoneName: 'short' })
  }
}

/** The zone, or UTC where this browser does not know it. */
export function knownZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}

export function number(value: number, style?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(language.value, style).format(value)
}

/** The instant at which the day of `at` began in that zone. */
export function startOfDay(at: Date, zone: string): Date {
  const day = wall(at, zone)
  const midnight = Date.UTC(day.year, day.month - 1, day.day)
  // The offset at noon may differ from that at midnight, so it is looked at twice.
  let guess = new Date(midnight - zoneOffset(at, zone))
  guess = new Date(midnight - zoneOffset(guess, zone))
  return guess
}

/** How far the clocks of that zone are ahead of UTC then, in milliseconds. Throws if there is no such zone. */
export function zoneOffset(at: Date, zone: string): number {
  const w = wall(at, zone)
  return Date.UTC(w.year, w.month - 1, w.day, w.hour, w.minute, w.second) - Math.floor(at.getTime() / 1000) * 1000
}

function wall(at: Date, zone: string) {
  const parts = new Intl.DateTimeFormat('en-u-ca-gregory-hc-h23', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    timeZone: zone,
  }).formatToParts(at)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return {
    year: of('year'),
    month: of('month'),
    day: of('day'),
    hour: of('hour'),
    minute: of('minute'),
    second: of('second'),
  }
}

const TICK_MILLIS = 20_000
const now = ref(Date.now())
let watchers = 0
let ticker: ReturnType<typeof setInterval> | undefined

/** The time of the moment, moving on now and then while somebody looks. */
export function useNow(): Ref<number> {
  if (watchers++ === 0) {
    now.value = Date.now()
    ticker = setInterval(() => (now.value = Date.now()), TICK_MILLIS)
  }
  onScopeDispose(() => {
    if (--watchers === 0) clearInterval(ticker)
  })
  return now
}
