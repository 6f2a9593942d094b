/** A part of the picture, in shares of its sides. */
export interface Rect {
  x: number
  y: number
  w: number
  h: number
}

export type Kind = 'include' | 'mask'
export type Form = 'masked' | 'cropped'

/** What becomes of a picture: the frame that is left of it, what is seen within, and what is black even of that; in pixels. */
export interface View {
  frame: Rect
  seen: Rect[]
  covered: Rect[]
}

export const MOST_AREAS = 10
/** As the server has it: of less nobody could tell anything. */
export const LEAST_SHARE = 0.01
/** Smaller could hardly be taken hold of. */
const LEAST_SIDE = 0.01
/** Shares are kept to so many parts of the whole: finer than a pixel of what cameras send. */
const PARTS = 10_000
const WHOLE: Rect = { x: 0, y: 0, w: 1, h: 1 }

const round = (share: number) => Math.round(share * PARTS) / PARTS
const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** The rectangle between two corners, both brought into the picture, and large enough to be one. */
export function spanned(ax: number, ay: number, bx: number, by: number): Rect {
  const side = (a: number, b: number) => {
    const from = within(Math.min(a, b), 0, 1 - LEAST_SIDE)
    const to = within(Math.max(a, b), from + LEAST_SIDE, 1)
    return [round(from), round(round(to) - round(from))] as const
  }
  const [x, w] = side(ax, bx)
  const [y, h] = side(ay, by)
  return { x, y, w, h }
}

/** Moved as far as the edges let it. */
export function moved({ x, y, w, h }: Rect, dx: number, dy: number): Rect {
  return { x: round(within(x + dx, 0, 1 - w)), y: round(within(y + dy, 0, 1 - h)), w, h }
}

/** With its right and lower edges moved; the others stay. */
export function resized({ x, y, w, h }: Rect, dw: number, dh: number): Rect {
  const side = (at: number, size: number) => round(within(size, Math.min(LEAST_SIDE, 1 - at), 1 - at))
  return { x, y, w: side(x, w + dw), h: side(y, h + dh) }
}

/** With one of its numbers typed: a position moves it, an extent ends at the edge of the picture. */
export function set(rect: Rect, name: keyof Rect, value: number): Rect {
  const by = value - rect[name]
  switch (name) {
    case 'x':
      return moved(rect, by, 0)
    case 'y':
      return moved(rect, 0, by)
    case 'w':
      return resized(rect, by, 0)
    case 'h':
      return resized(rect, 0, by)
  }
}

interface Area extends Rect {
  kind: Kind
}

const of = (areas: readonly Area[], kind: Kind) => areas.filter((area) => area.kind === kind)

function around(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x))
  const y = Math.min(...rects.map((rect) => rect.y))
  const right = Math.max(...rects.map((rect) => rect.x + rect.w))
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.h))
  return { x, y, w: right - x, h: bottom - y }
}

/** How much of the picture is seen, from 0 to 1: where areas overlap they count once. */
export function shareSeen(form: Form, areas: readonly Area[]): number {
  const included = of(areas, 'include')
  const covered = of(areas, 'mask')
  const seen = included.length === 0 ? [WHOLE] : form === 'cropped' ? [around(included)] : included
  const cuts = (at: 'x' | 'y', size: 'w' | 'h') =>
    [...new Set([...seen, ...covered].flatMap((rect) => [rect[at], rect[at] + rect[size]]))].sort((a, b) => a - b)
  const holds = (rects: readonly Rect[], x: number, y: number) =>
    rects.some((rect) => x > rect.x && x < rect.x + rect.w && y > rect.y && y < rect.y + rect.h)
  const xs = cuts('x', 'w')
  const ys = cuts('y', 'h')
  let share = 0
  for (let i = 0; i + 1 < xs.length; i++) {
    for (let j = 0; j + 1 < ys.length; j++) {
      const x = (xs[i]! + xs[i + 1]!) / 2
      const y = (ys[j]! + ys[j + 1]!) / 2
      if (holds(seen, x, y) && !holds(covered, x, y)) share += (xs[i + 1]! - xs[i]!) * (ys[j + 1]! - ys[j]!)
    }
  }
  return share
}

/** What is left of a picture of that size, as the server makes it: a pixel that an area touches belongs to it. */
export function viewOf(form: Form, areas: readonly Area[], width: number, height: number): View {
  const box = ({ x, y, w, h }: Rect): Rect => {
    const left = Math.min(width - 1, Math.floor(x * width))
    const top = Math.min(height - 1, Math.floor(y * height))
    const right = Math.max(left + 1, Math.min(width, Math.ceil((x + w) * width)))
    const bottom = Math.max(top + 1, Math.min(height, Math.ceil((y + h) * height)))
    return { x: left, y: top, w: right - left, h: bottom - top }
  }
  const whole = { x: 0, y: 0, w: width, h: height }
  const included = of(areas, 'include').map(box)
  const covered = of(areas, 'mask').map(box)
  if (included.length === 0) return { frame: whole, seen: [whole], covered }
  if (form === 'masked') return { frame: whole, seen: included, covered }
  const frame = around(included)
  return { frame, seen: [frame], covered }
}
