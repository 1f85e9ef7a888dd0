/** The signals that end containers, by number (signal(7)). */
const SIGNALS: ReadonlyMap<number, string> = new Map([
  [1, 'SIGHUP'],
  [2, 'SIGINT'],
  [3, 'SIGQUIT'],
  [4, 'SIGILL'],
  [6, 'SIGABRT'],
  [7, 'SIGBUS'],
  [8, 'SIGFPE'],
  [9, 'SIGKILL'],
  [10, 'SIGUSR1'],
  [11, 'SIGSEGV'],
  [12, 'SIGUSR2'],
  [13, 'SIGPIPE'],
  [14, 'SIGALRM'],
  [15, 'SIGTERM'],
])

const MEANINGS: Readonly<Record<string, string>> = {
  SIGHUP: 'the terminal is gone, or the configuration is to be read anew',
  SIGINT: 'what Ctrl-C sends',
  SIGQUIT: 'end with a core dump; some servers finish their requests first',
  SIGABRT: 'the program gave up by itself',
  SIGBUS: 'it touched memory that is not there',
  SIGFPE: 'it divided by zero',
  SIGILL: 'it ran an instruction that this processor does not know',
  SIGKILL: 'cannot be caught: from the kernel where memory ran out, or when the grace period was over',
  SIGPIPE: 'it wrote where nobody reads',
  SIGSEGV: 'it touched memory that is not its own',
  SIGTERM: 'the usual request to end, which a program can catch',
  SIGUSR1: 'means what the program wants it to',
  SIGUSR2: 'means what the program wants it to',
}

/** What a signal says to a program, by its name. */
export function signalInWords(name: string): string | undefined {
  return Object.hasOwn(MEANINGS, name) ? MEANINGS[name] : undefined
}

/** What an exit code says: `ended by SIGKILL: …` above 128; undefined where only the program knows. */
export function exitCodeInWords(exitCode: number): string | undefined {
  if (exitCode === 126) return 'the command could not be executed'
  if (exitCode === 127) return 'the command was not found'
  const signal = SIGNALS.get(exitCode - 128)
  if (signal === undefined) return undefined
  const meaning = signalInWords(signal)
  return `128 + ${exitCode - 128}: ended by ${signal}${meaning === undefined ? '' : `, ${meaning}`}`
}
