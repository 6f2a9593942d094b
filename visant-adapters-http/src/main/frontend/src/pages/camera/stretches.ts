/** What a long list needs to know of its items. */
export interface Placed {
  record_id: string
  captured_at: string
}

/** A part of the list that was read as one page. Its items can be let go and read again from the same address. */
export interface Stretch<T extends Placed> {
  /** Where it is read from; null for the head of the list. */
  readonly from: string | null
  count: number
  items: T[] | null
  /** The last item, which is where the next stretch goes on. */
  last: Placed
}

const taken = (item: Placed): number => Date.parse(item.captured_at)

/**
 * A list of any length, newest first, of which only what is looked at is in memory: of the other stretches it keeps how
 * many items they have and where to read them again. The head always stays.
 */
export class Stretches<T extends Placed> {
  private list: Stretch<T>[] = []

  get total(): number {
    return this.list.reduce((sum, stretch) => sum + stretch.count, 0)
  }

  /** How many items are in memory. */
  get held(): number {
    return this.list.reduce((sum, stretch) => sum + (stretch.items?.length ?? 0), 0)
  }

  get newest(): T | null {
    return this.list[0]?.items?.[0] ?? null
  }

  clear(): void {
    this.list = []
  }

  append(from: string | null, items: T[]): void {
    const last = items.at(-1)
    if (last) this.list.push({ from, count: items.length, items, last: placed(last) })
  }

  /** The items from one place up to another, which is exclusive; null where they are not in memory. */
  slice(first: number, end: number): (T | null)[] {
    const found: (T | null)[] = []
    for (const { stretch, start } of this.between(first, end)) {
      const to = Math.min(end - start, stretch.count)
      for (let at = Math.max(0, first - start); at < to; at++) found.push(stretch.items?.[at] ?? null)
    }
    return found
  }

  /** The stretches of that range whose items are not in memory. */
  lacking(first: number, end: number): Stretch<T>[] {
    return this.between(first, end)
      .map(({ stretch }) => stretch)
      .filter((stretch) => stretch.items === null)
  }

  /** Takes the items of a stretch that were read again; what belongs to the next one already is cut off. */
  fill(stretch: Stretch<T>, read: T[]): void {
    const at = read.findIndex((item) => item.record_id === stretch.last.record_id)
    const items = at >= 0 ? read.slice(0, at + 1) : read.filter((item) => taken(item) > taken(stretch.last))
    stretch.items = items
    stretch.count = items.length
    this.list = this.list.filter((each) => each.count > 0)
  }

  /** Lets go of what is not in that range or beside it. */
  keep(first: number, end: number): void {
    const near = new Set(this.between(first, end).map(({ stretch }) => this.list.indexOf(stretch)))
    this.list.forEach((stretch, at) => {
      if (at > 0 && ![at - 1, at, at + 1].some((place) => near.has(place))) stretch.items = null
    })
  }

  /** The place of an item, or -1 if it is not in memory. */
  indexOf(id: string): number {
    let start = 0
    for (const stretch of this.list) {
      const at = stretch.items?.findIndex((item) => item.record_id === id) ?? -1
      if (at >= 0) return start + at
      start += stretch.count
    }
    return -1
  }

  replace(item: T): boolean {
    for (const stretch of this.list) {
      const at = stretch.items?.findIndex((other) => other.record_id === item.record_id) ?? -1
      if (at < 0) continue
      stretch.items = stretch.items!.with(at, item)
      return true
    }
    return false
  }

  remove(id: string): boolean {
    const stretch = this.list.find((each) => each.items?.some((item) => item.record_id === id))
    if (!stretch) return false
    stretch.items = stretch.items!.filter((item) => item.record_id !== id)
    stretch.count = stretch.items.length
    if (stretch.count === 0) this.list = this.list.filter((each) => each !== stretch)
    return true
  }

  /**
   * Whether an item that is not in memory is new to the list, as far as one can tell: where its stretch was let go, it
   * may be in it.
   */
  isNew(item: T, complete: boolean): boolean {
    const home = this.home(item)
    return home ? home.items !== null : complete
  }

  /** Puts a new item in its place. */
  insert(item: T): void {
    const stretch = this.home(item) ?? this.list.at(-1)
    if (!stretch) return this.append(null, [item])
    const items = stretch.items ?? []
    const at = items.findIndex((other) => taken(other) <= taken(item))
    stretch.items = items.toSpliced(at < 0 ? items.length : at, 0, item)
    stretch.count = stretch.items.length
    stretch.last = placed(stretch.items.at(-1)!)
  }

  private home(item: Placed): Stretch<T> | undefined {
    return this.list.find((stretch) => taken(item) >= taken(stretch.last))
  }

  private between(first: number, end: number): { stretch: Stretch<T>; start: number }[] {
    const found = []
    let start = 0
    for (const stretch of this.list) {
      if (start >= end) break
      if (start + stretch.count > first) found.push({ stretch, start })
      start += stretch.count
    }
    return found
  }
}

const placed = ({ record_id, captured_at }: Placed): Placed => ({ record_id, captured_at })
