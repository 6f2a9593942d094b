/** How a grid of equal tiles lies in a width, and which of its rows are near the window. All lengths in pixels. */
export interface Grid {
  columns: number
  /** A row with the gap below. */
  row: number
}

export const GAP = 12
const LEAST_TILE = 168
/** Below the picture of a tile: two lines. */
export const CAPTION = 46

export function gridOf(width: number): Grid {
  const columns = Math.max(2, Math.floor((width + GAP) / (LEAST_TILE + GAP)))
  const tile = (width - GAP * (columns - 1)) / columns
  return { columns, row: Math.round((tile * 3) / 4) + CAPTION + GAP }
}

/**
 * The rows to be drawn, from the first up to the end, exclusive.
 *
 * @param top how far the grid's beginning lies below the window's; negative once it is scrolled past
 */
export function rowsNear(grid: Grid, rows: number, top: number, height: number, beyond = 600): { first: number; end: number } {
  const first = Math.max(0, Math.floor((-top - beyond) / grid.row))
  const end = Math.min(rows, Math.ceil((-top + height + beyond) / grid.row))
  return { first: Math.min(first, Math.max(0, rows - 1)), end: Math.max(end, Math.min(rows, first + 1)) }
}
