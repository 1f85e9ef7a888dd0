import type { Rule } from '../engine/rule.ts'
import type { Unit } from '../workspace/unit.ts'

/** A rule that finds nothing: it takes down the units of the run. */
export function collectUnits(units: Unit[]): Rule {
  return {
    id: 'units',
    group: '',
    summary: 'the units of this run',
    severity: 'info',
    on: 'unit',
    unit: true,
    check: (unit: Unit) => {
      units.push(unit)
    },
  }
}
