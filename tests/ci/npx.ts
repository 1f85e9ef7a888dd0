import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'

const bin = mkdtempSync(join(tmpdir(), 'supercargo-npx-'))

/** An `npx` that loads nothing: it notes what it was to run in the file `npx.log` of the current folder, and runs the program of this folder. */
const npx = `#!/bin/sh
printf '%s\\n' "$@" > npx.log
while [ $# -gt 0 ]; do
  case "$1" in -*) shift ;; *) shift; break ;; esac
done
exec "${process.execPath}" "${resolve('bin/supercargo.js')}" "$@"
`
writeFileSync(join(bin, 'npx'), npx, { mode: 0o755 })

/** The PATH that a step sees. */
export const PATH = `${bin}${delimiter}${process.env.PATH}`
