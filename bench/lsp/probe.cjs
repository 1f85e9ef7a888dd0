// Loaded before a language server (node --require) that is started with a channel: tells its parent, when asked, what the parent cannot see from outside.
const { monitorEventLoopDelay, performance } = require('node:perf_hooks')

const delay = monitorEventLoopDelay({ resolution: 1 })

process.on('message', ({ watch }) => {
  const block = delay.max / 1e6
  if (watch) {
    delay.reset()
    delay.enable()
  } else delay.disable()
  const active = performance.eventLoopUtilization().active
  process.send({
    active,
    block,
    peak: process.resourceUsage().maxRSS / 1024,
    resident: process.memoryUsage.rss() / 2 ** 20,
  })
})
process.channel.unref()
process.send('ready')
