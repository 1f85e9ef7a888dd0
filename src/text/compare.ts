/** Orders two texts by their UTF-16 units, the same on every machine: negative, 0 or positive. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
