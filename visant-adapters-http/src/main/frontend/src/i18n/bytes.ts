import { number } from '@/i18n/time'

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const
const STEP = 1000

/** As in "14.3 MB". */
export function bytes(count: number): string {
  const power = count < STEP ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(count) / 3))
  return number(count / STEP ** power, { style: 'unit', unit: UNITS[power]!, unitDisplay: 'short', maximumFractionDigits: power === 0 ? 0 : 1 })
}
