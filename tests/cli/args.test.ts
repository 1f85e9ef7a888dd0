import { describe, expect, it } from 'vitest'
import { type OptionSpec, parseArgs, UsageError } from '../../src/cli/args.ts'

const options: readonly OptionSpec[] = [
  { name: 'format', value: 'pretty|json', choices: ['pretty', 'json'], help: '', group: '' },
  { name: 'output', short: 'o', value: 'file', help: '', group: '' },
  { name: 'only', value: 'rule', many: 'list', help: '', group: '' },
  { name: 'crds', value: 'path', many: 'repeat', help: '', group: '' },
  { name: 'quiet', short: 'q', help: '', group: '' },
  { name: 'color', negatable: true, help: '', group: '' },
]

const read = (...argv: string[]) => {
  const { positionals, values, flags } = parseArgs(argv, options)
  return { positionals, ...Object.fromEntries(values), ...Object.fromEntries(flags) }
}

describe('arguments', () => {
  it.each([
    [['a', '-', 'b'], { positionals: ['a', '-', 'b'] }],
    [['--format', 'json', 'a'], { positionals: ['a'], format: ['json'] }],
    [['--format=json'], { positionals: [], format: ['json'] }],
    [['--format=json', '--format=pretty'], { positionals: [], format: ['pretty'] }],
    [['-o', 'x', '-q'], { positionals: [], output: ['x'], quiet: true }],
    [['-ox'], { positionals: [], output: ['x'] }],
    [['-o=x'], { positionals: [], output: ['x'] }],
    [['-o', '-'], { positionals: [], output: ['-'] }],
    [['--output=--odd'], { positionals: [], output: ['--odd'] }],
    [['--only', 'a,b', '--only=c'], { positionals: [], only: ['a', 'b', 'c'] }],
    [['--crds', 'a,b', '--crds', 'c'], { positionals: [], crds: ['a,b', 'c'] }],
    [['--color'], { positionals: [], color: true }],
    [['--color', '--no-color'], { positionals: [], color: false }],
    [['a', '--', '--format', '-x'], { positionals: ['a', '--format', '-x'] }],
  ])('%j', (argv, expected) => {
    expect(read(...argv)).toEqual(expected)
  })

  it.each([
    [['--fromat', 'json'], 'unknown option `--fromat`: did you mean `--format`?'],
    [['--Format=json'], 'unknown option `--Format`: did you mean `--format`?'],
    [['--nocolor'], 'unknown option `--nocolor`: did you mean `--no-color`?'],
    [['--zzz'], 'unknown option `--zzz`'],
    [['-x'], 'unknown option `-x`'],
    [['-qx'], 'unknown option `-qx`'],
    [['--no-quiet'], 'unknown option `--no-quiet`: did you mean `--quiet`?'],
    [['--format', 'jsn'], '`--format` must be pretty or json, not "jsn": did you mean `json`?'],
    [['--format'], '`--format` must be followed by pretty or json'],
    [['--format', '--quiet'], '`--format` must be followed by pretty or json'],
    [['--output='], '`--output` must be followed by a file'],
    [['--only', ','], '`--only` must be followed by a rule'],
    [['--quiet=yes'], '`--quiet` takes no value'],
    [['--__proto__'], 'unknown option `--__proto__`'],
  ])('%j is refused', (argv, message) => {
    expect(() => read(...argv)).toThrow(new UsageError(message))
  })
})
