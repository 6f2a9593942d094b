/** What a key does here. */
export type Act = 'normal' | 'abnormal' | 'uncertain' | 'right' | 'wrong' | 'next' | 'previous' | 'choose' | 'all' | 'undo' | 'note' | 'regions' | 'help'

const KEYS: Record<string, Act> = {
  n: 'normal',
  a: 'abnormal',
  t: 'uncertain',
  r: 'right',
  w: 'wrong',
  j: 'next',
  arrowdown: 'next',
  arrowright: 'next',
  k: 'previous',
  arrowup: 'previous',
  arrowleft: 'previous',
  x: 'choose',
  u: 'undo',
  m: 'note',
  o: 'regions',
  '?': 'help',
}

/** Where a key has a meaning of its own already. */
const TAKEN = 'input:not([type=checkbox]), textarea, select, [contenteditable], [role=tablist], [role=menu], [role=dialog], [role=alertdialog]'

/** What that press of a key asks for, if anything. */
export function actOf(event: KeyboardEvent): Act | null {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return null
  if (event.target instanceof Element && event.target.closest(TAKEN)) return null
  if (event.repeat && !['next', 'previous'].includes(KEYS[event.key.toLowerCase()] ?? '')) return null
  if (event.shiftKey && event.key.toLowerCase() === 'x') return 'all'
  return KEYS[event.key.toLowerCase()] ?? null
}

/** For the help: what to press for what, as it is shown. */
export const SHOWN: readonly (readonly [Act, readonly string[]])[] = [
  ['normal', ['N']],
  ['abnormal', ['A']],
  ['uncertain', ['T']],
  ['right', ['R']],
  ['wrong', ['W']],
  ['undo', ['U']],
  ['note', ['M']],
  ['next', ['J', '↓', '→']],
  ['previous', ['K', '↑', '←']],
  ['choose', ['X']],
  ['all', ['⇧ X']],
  ['regions', ['O']],
  ['help', ['?']],
]
