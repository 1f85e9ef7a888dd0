/** Below this a run is over before it matters. */
const SEVERAL = 100

/** From here on what is thrown away takes more memory than what is kept. */
export const MANY = 5000

/** The newest Node whose V8 was tried with all flags: one that does not know a flag complains about it on stderr. */
const NEWEST_TRIED = 26

const NODE = Number.parseInt(process.versions.node, 10)

/**
 * Fits V8 to a run over so many files. Each flag is measured (docs/performance.md): one thread collects
 * what is young faster than several, and in more room from early on; code that is compiled with less inlining is there earlier; and a heap that
 * is collected early takes a third of the memory for a sixth more time, where V8 would let it grow to several times of what is in use.
 */
export function tuneFor(files: number): void {
  if (files >= SEVERAL)
    set('--no-parallel-scavenge', '--semi-space-growth-factor=3', '--max-inlined-bytecode-size-cumulative=200')
  if (files >= MANY) set('--semi-space-growth-factor=1', '--heap-growing-percent=40')
}

/**
 * Fits V8 to a run over so many files that are read by another thread: it compiles later as well, because the threads that do so no longer have a processor for themselves.
 * Called by that thread: one that starts with other flags than Node was built with has to compile Node's own code first, for 30 ms.
 */
export function tuneForReader(files: number): void {
  tuneFor(files)
  if (NODE < 21) set('--interrupt-budget=270000')
}

/** By then what is young has as much room as is worth its memory; the V8 of Node 24 would take up to 32 MB twice, where earlier ones took 16. */
const ROOMY = 512

/**
 * Fits V8 to a run of which so many files have been judged by themselves. When all of them are, rules over several resources come: much code that runs a few times each, so that
 * most of what is compiled then is not worth it, and it takes more than ten times as much work as usual until something is.
 */
export function tuneAt(done: number, files: number): void {
  if (done === ROOMY && NODE >= 24) set('--semi-space-growth-factor=1')
  if (done < SEVERAL || done !== files) return
  if (NODE < 21) set('--interrupt-budget=1000000')
  else set('--invocation-count-for-maglev=4000', '--invocation-count-for-turbofan=40000')
}

/**
 * Fits V8 to a server that must not stop, while that runs: what is young stays as little as it is after the start, so that a collection takes some milliseconds. Once V8
 * has made more room, one over what thousands of findings are made of takes up to 40. Afterwards flags are as before: compiled code is only taken by a V8 with the same ones.
 */
export async function tunedForEditor<T>(run: () => Promise<T>): Promise<T> {
  set('--semi-space-growth-factor=1')
  try {
    return await run()
  } finally {
    set('--semi-space-growth-factor=2')
  }
}

/** The module is loaded only here: for one file that would take longer than the check. */
function set(...flags: string[]): void {
  if (NODE > NEWEST_TRIED) return
  const { setFlagsFromString } = process.getBuiltinModule('node:v8')
  for (const flag of flags) setFlagsFromString(flag)
}
