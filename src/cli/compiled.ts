let keep = () => {}

/** Says how to keep what has been compiled before the program comes to its end. */
export function keepWith(how: () => void): void {
  keep = how
}

/** Keeps what has been compiled so far, where nothing was kept before. */
export function keepCompiled(): void {
  keep()
}
