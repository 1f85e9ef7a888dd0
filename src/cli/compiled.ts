let keep = () => {}

/** The flags that V8 had when the program was started, as bin/load.js knows them; undefined where something else started it. */
export let flagsAtStart: string | undefined

/** Says which flags V8 had. */
export function startedWith(flags: string): void {
  flagsAtStart = flags
}

/** Says how to keep what has been compiled before the program comes to its end. */
export function keepWith(how: () => void): void {
  keep = how
}

/** Keeps what has been compiled so far, where nothing was kept before. */
export function keepCompiled(): void {
  keep()
}
