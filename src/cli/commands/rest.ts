/** What is only loaded when it is asked for: every command but `check`, and what few checks need. The build makes a program of its own of it. */
export { compat } from '../../engine/suppress/compat.ts'
export { unchangedNotes } from '../affected.ts'
export { compareWith } from '../against.ts'
export { findChanged } from '../changed.ts'
export { appendJobSummary, serviceReport } from '../services.ts'
export { runBaseline } from './baseline.ts'
export { runCompletion } from './completion.ts'
export { runConfig } from './config.ts'
export { runDiff } from './diff.ts'
export { explainCommand } from './explain.ts'
export { runGraph } from './graph.ts'
export { runHelp } from './help.ts'
export { runHook } from './hook.ts'
export { runInit } from './init.ts'
export { runJsonCommand } from './json.ts'
export { runRollout } from './rollout.ts'
export { runRule } from './rule.ts'
export { runRules } from './rules.ts'

/** What was compiled of it is kept for the next time, whichever part that was: reading all of it takes longer than a small command. */
export const hasChecked = true
