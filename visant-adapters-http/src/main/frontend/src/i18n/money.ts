import { number } from './time'

/** Millionths of a dollar to a dollar. */
const MICROS = 1_000_000
export const MOST_DOLLARS = 1_000_000

/** As in "$1.25"; what is less than a cent has more places, so that it is not nothing. */
export function dollars(micros: number): string {
  const small = micros > 0 && micros < MICROS / 100
  return number(micros / MICROS, { style: 'currency', currency: 'USD', maximumFractionDigits: small ? 6 : 2 })
}

/** What a person typed as dollars, with a point or a comma; null if that is no amount that a budget can have. */
export function microsOf(text: string): number | null {
  const plain = text.trim().replace(',', '.')
  if (!/^\d+(\.\d{1,6})?$/.test(plain)) return null
  const value = Number(plain)
  return value <= MOST_DOLLARS ? Math.round(value * MICROS) : null
}

/** As a person would type it. */
export function typed(micros: number): string {
  return String(micros / MICROS)
}

/** The month so many months after that one, both as in 2026-11. */
export function monthAfter(month: string, by: number): string {
  const [year, of] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, of - 1 + by, 1)).toISOString().slice(0, 7)
}
