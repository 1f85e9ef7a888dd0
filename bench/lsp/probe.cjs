// Loaded before a language server (node --require) that is started with a channel: tells its parent, when asked, what the parent cannot see from outside.
const { existsSync, readFileSync } = require('node:fs')
const { monitorEventLoopDelay, performance } = require('node:perf_hooks')

const SCHEDULED = '/proc/self/schedstat'
const isCounted = existsSync(SCHEDULED)
const delay = monitorEventLoopDelay({ resolution: 1 })
let block = 0
let timer

process.on('message', ({ watch }) => {
  const message = {
    computed: computed(),
    block: isCounted ? block : delay.max / 1e6,
    peak: process.resourceUsage().maxRSS / 1024,
    resident: process.memoryUsage.rss() / 2 ** 20,
  }
  clearInterval(timer)
  delay.disable()
  if (watch) start()
  process.send(message)
})
process.channel.unref()
process.send('ready')

/** Milliseconds for which the main thread has had a processor; where the system does not tell, for which the event loop was not idle. */
function computed() {
  if (!isCounted) return performance.eventLoopUtilization().active
  return Number(readFileSync(SCHEDULED, 'latin1').split(' ')[0]) / 1e6
}

/** Notes what is computed between two turns of a timer of a millisecond. */
function start() {
  block = 0
  delay.reset()
  if (!isCounted) delay.enable()
  else {
    let before = computed()
    timer = setInterval(() => {
      const now = computed()
      block = Math.max(block, now - before)
      before = now
    }, 1)
    timer.unref()
  }
}
