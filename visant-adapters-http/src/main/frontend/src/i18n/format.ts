/** Messages with `{name}` and `{count, plural, one {# camera} other {# cameras}}`, a small part of ICU's language. */
export type Values = Record<string, string | number>

export function format(message: string, values: Values, language: string): string {
  let out = ''
  for (let at = 0; at < message.length; ) {
    const open = message.indexOf('{', at)
    if (open < 0) return out + message.slice(at)
    const close = matching(message, open)
    out += message.slice(at, open) + insert(message.slice(open + 1, close), values, language)
    at = close + 1
  }
  return out
}

/** The names that a message wants values for. */
export function placeholders(message: string): Set<string> {
  const names = new Set<string>()
  for (let open = message.indexOf('{'); open >= 0; ) {
    const close = matching(message, open)
    const parts = message.slice(open + 1, close).split(',')
    names.add(parts[0]!.trim())
    open = message.indexOf('{', close)
  }
  return names
}

function matching(message: string, open: number): number {
  let depth = 0
  for (let at = open; at < message.length; at++) {
    if (message[at] === '{') depth++
    if (message[at] === '}' && --depth === 0) return at
  }
  throw new Error(`a brace is not closed in: ${message}`)
}

function insert(hole: string, values: Values, language: string): string {
  const plural = /^\s*(\w+)\s*,\s*plural\s*,([\s\S]*)$/.exec(hole)
  const name = plural ? plural[1]! : hole.trim()
  const value = values[name]
  if (value === undefined) throw new Error(`no value for {${name}}`)
  if (!plural) return typeof value === 'number' ? number(value, language) : isolated(value)
  const forms = choices(plural[2]!)
  const chosen =
    forms.get(`=${value}`) ?? forms.get(new Intl.PluralRules(language).select(Number(value))) ?? forms.get('other') ?? ''
  return format(chosen.replaceAll('#', number(Number(value), language)), values, language)
}

/** Characters that set the direction of what follows them, and writing that runs from right to left. */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/g
const RUNS_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/

/** The value so that it cannot turn the sentence around it: names of people and cameras run as they like. */
function isolated(value: string): string {
  const straight = value.replace(TURNS, '')
  return RUNS_LEFT.test(straight) ? `\u2068${straight}\u2069` : straight
}

function choices(text: string): Map<string, string> {
  const found = new Map<string, string>()
  for (let at = 0; ; ) {
    const open = text.indexOf('{', at)
    if (open < 0) return found
    const close = matching(text, open)
    found.set(text.slice(at, open).trim(), text.slice(open + 1, close))
    at = close + 1
  }
}

function number(value: number, language: string): string {
  return new Intl.NumberFormat(language).format(value)
}
