import { processIo } from './io.ts'
import { run } from './run.ts'

run(process.argv.slice(2), processIo()).then((code) => {
  // Everything is written by now. Left alone, Node would wait for the compiler's threads.
  process.exit(code)
})

export { hasChecked } from './commands/check.ts'
export { keepWith } from './compiled.ts'
