// Loaded before a program (node --require), says at its end how much memory it took at most, in KiB.
process.on('exit', () => process.stderr.write(`\npeak ${process.resourceUsage().maxRSS}\n`))
