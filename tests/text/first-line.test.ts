import { expect, it } from 'vitest'
import { firstLine } from '../../src/text/first-line.ts'

it.each([
  ['sleep 1', 'sleep 1'],
  ['  sleep 1\n', 'sleep 1'],
  ['set -e\nsleep 1', 'set -e …'],
  ['sleep 1000', 'sleep 1000'],
  ['sleep 10000', 'sleep 100…'],
  ['set -euxo pipefail\nsleep 1', 'set -euxo…'],
  ['12345678😀x', '12345678…'],
])('the first line of %j is %j', (text, line) => expect(firstLine(text, 10)).toBe(line))
