#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`supercargo: needs Node.js 20.19 or later, this is ${process.version}\n`)
  process.exitCode = 2
} else require('./load.js').load(require.resolve(process.argv[2] === 'lsp' ? '../dist/lsp.cjs' : '../dist/cli.cjs'))
