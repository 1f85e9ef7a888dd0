/** Something that stands in a column: a box, or the place where a wire passes between boxes. */
export interface Cell {
  readonly column: number
  readonly height: number
  /** What it is wired to in the columns to its left and right. */
  readonly left: Cell[]
  readonly right: Cell[]
  /** Its middle from top to bottom. */
  y: number
}

/** Free space between cells that stand above each other. */
const GAP = 14
const SWEEPS = 8

/** Orders the cells of each column so that few wires cross (barycentre method) and gives them their heights, so that wires are short. */
export function stack(columns: Cell[][]): void {
  for (const column of columns) pack(column)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const rightwards = sweep % 2 === 0
    for (const column of rightwards ? columns : columns.toReversed()) {
      order(column, rightwards ? 'left' : 'right')
      pack(column)
    }
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (const column of sweep % 2 === 0 ? columns : columns.toReversed()) settle(column)
}

/** Puts the cells of a column close together around 0. */
function pack(column: readonly Cell[]): void {
  let y = 0
  for (const cell of column) {
    cell.y = y + cell.height / 2
    y += cell.height + GAP
  }
  for (const cell of column) cell.y -= (y - GAP) / 2
}

function order(column: Cell[], side: 'left' | 'right'): void {
  const wishes = new Map(column.map((cell) => [cell, meanOf(cell[side]) ?? cell.y]))
  column.sort((a, b) => wishes.get(a)! - wishes.get(b)!)
}

function meanOf(cells: readonly Cell[]): number | undefined {
  return cells.length === 0 ? undefined : cells.reduce((sum, { y }) => sum + y, 0) / cells.length
}

/** Moves the cells of a column as near as can be to the middle of what they are wired to, without changing their order (isotonic regression: neighbours that would overlap move together). */
function settle(column: readonly Cell[]): void {
  const offsets: number[] = []
  let offset = 0
  for (const [index, cell] of column.entries()) {
    if (index > 0) offset += (column[index - 1]!.height + cell.height) / 2 + GAP
    offsets.push(offset)
  }
  const blocks: { sum: number; count: number }[] = []
  for (const [index, cell] of column.entries()) {
    const wish = meanOf([...cell.left, ...cell.right]) ?? cell.y
    let block = { sum: wish - offsets[index]!, count: 1 }
    for (let last = blocks.at(-1); last !== undefined && last.sum / last.count > block.sum / block.count; ) {
      block = { sum: last.sum + block.sum, count: last.count + block.count }
      blocks.pop()
      last = blocks.at(-1)
    }
    blocks.push(block)
  }
  let index = 0
  for (const { sum, count } of blocks)
    for (let i = 0; i < count; i++, index++) column[index]!.y = sum / count + offsets[index]!
}
