import { DEFAULT_PRESET, PRESETS } from '../engine/presets.ts'
import type { OptionSpec } from './args.ts'
import { FORMATS } from './formats.ts'

/** Options that every command has. */
export const COMMON: readonly OptionSpec[] = [
  { name: 'help', short: 'h', help: 'show this help', group: 'Other' },
  { name: 'version', short: 'V', help: 'show the version of supercargo', group: 'Other' },
]

/** Which Kubernetes a command speaks about. */
export const KUBERNETES_VERSION: OptionSpec = {
  name: 'kubernetes-version',
  value: 'version',
  help: 'the minor version of your cluster (1.29), a range when you have several (1.27-1.31), or latest (default)',
  group: 'What to check against',
}

/** The namespace of resources that write none. */
export const NAMESPACE: OptionSpec = {
  name: 'namespace',
  short: 'n',
  value: 'name',
  help: 'the namespace of resources that write none, as `kubectl apply -n` gives it to them',
  group: 'What to check against',
}

/** The config file. */
export const CONFIG: OptionSpec = {
  name: 'config',
  value: 'file',
  negatable: true,
  help: 'the config file; default: supercargo.yaml or .supercargo.yaml, for each manifest the nearest in its folder or above, up to the top of the repository; --no-config: none',
  group: 'What to check against',
}

/** The config file of a command that goes by one only. */
export const ONE_CONFIG: OptionSpec = {
  ...CONFIG,
  help: 'the config file; default: supercargo.yaml or .supercargo.yaml, the nearest beside or above the first path, up to the top of the repository; --no-config: none',
}

/** Whether the neighbours of files that are named are known. */
export const CONTEXT: OptionSpec = {
  name: 'context',
  negatable: true,
  help: 'whether manifests around files that are named are read too, so that what these refer to is known; default: yes. Nothing in them is reported',
  group: 'Input',
}

/** Folders with CustomResourceDefinitions. */
export const CRDS: OptionSpec = {
  name: 'crds',
  value: 'path',
  many: 'repeat',
  help: 'use the CustomResourceDefinitions in this file or folder to check custom resources; nothing in it is reported',
  group: 'What to check against',
}

/** Findings that are known. */
export const BASELINE: OptionSpec = {
  name: 'baseline',
  value: 'file',
  negatable: true,
  help: 'report only what is not in this file, which `supercargo baseline` writes; default: the nearest supercargo-baseline.json beside or above the first path; --no-baseline: report everything',
  group: 'Rules',
}

/** Named files that are no manifests. */
export const IGNORE_UNKNOWN: OptionSpec = {
  name: 'ignore-unknown',
  help: 'leave out named files that are no manifests, as in folders: for hooks, which pass all that has changed',
  group: 'Input',
}

/** What is about to be committed. */
export const STAGED: OptionSpec = {
  name: 'staged',
  help: 'check what is staged in git, as it is staged, among the other manifests as they are in the index',
  group: 'Input',
}

/** What has changed since a revision. */
export const CHANGED_SINCE: OptionSpec = {
  name: 'changed-since',
  value: 'revision',
  help: 'report only on files that have changed since the branch left this git revision, judged among all others; what is not committed counts too',
  group: 'Input',
}

/** Paths as kubectl takes them: `-f deploy.yaml`. */
export const FILENAME: OptionSpec = {
  name: 'filename',
  short: 'f',
  value: 'path',
  many: 'repeat',
  help: 'another file, folder or glob, as kubectl has it',
  group: 'Input',
}

/** The name that standard input is reported under. */
export const STDIN_FILENAME: OptionSpec = {
  name: 'stdin-filename',
  value: 'path',
  help: 'the name that standard input (-) is reported under and among whose neighbours it is judged; default: <stdin>',
  group: 'Input',
}

/** A file instead of standard output. */
export const OUTPUT: OptionSpec = {
  name: 'output',
  short: 'o',
  value: 'file',
  help: 'write the report to a file instead of standard output',
  group: 'Output',
}

/** Whether colours are used. */
export const COLOR: OptionSpec = {
  name: 'color',
  negatable: true,
  help: 'colours; default: only in a terminal, never where NO_COLOR is set',
  group: 'Output',
}

/** Which rules run. */
export const PRESET: OptionSpec = {
  name: 'preset',
  value: 'preset',
  choices: Object.keys(PRESETS),
  help: presetHelp(),
  group: 'Rules',
}

/** Chosen rules. */
export const ONLY: OptionSpec = {
  name: 'only',
  value: 'rule',
  many: 'list',
  help: 'run only these rules',
  group: 'Rules',
}

/** Rules that do not run. */
export const SKIP: OptionSpec = {
  name: 'skip',
  value: 'rule',
  many: 'list',
  help: 'leave out these rules',
  group: 'Rules',
}

/** Findings that are not reported. */
export const SUPPRESS: OptionSpec = {
  name: 'suppress',
  value: 'rule:glob',
  many: 'repeat',
  negatable: true,
  help: 'leave out what a rule finds in these files; --no-suppress: report everything, whatever comments, annotations and the config suppress',
  group: 'Rules',
}

/** What is written for other programs. */
export const COMPAT: OptionSpec = {
  name: 'compat',
  negatable: true,
  help: 'whether comments and annotations that suppress findings of kube-linter, kube-score, polaris, checkov and trivy are understood; default: no',
  group: 'Rules',
}

/** Findings that are suppressed. */
export const SHOW_SUPPRESSED: OptionSpec = {
  name: 'show-suppressed',
  help: 'list every finding that is suppressed, by what and why',
  group: 'Output',
}

/** How findings are printed. */
export const FORMAT: OptionSpec = {
  name: 'format',
  value: 'format[=file]',
  choices: FORMATS,
  many: 'repeat',
  targets: true,
  help: 'pretty (default): with source lines; compact: one line for each finding; json: for programs; sarif, junit, checkstyle, gitlab, github, markdown: for services, which a check in GitHub Actions and GitLab CI serves by itself. With =file it is written there; at most one goes to standard output',
  group: 'Output',
}

/** When the exit code says that something is wrong. */
export const FAIL_ON: OptionSpec = {
  name: 'fail-on',
  value: 'severity',
  choices: ['error', 'warning', 'info', 'never'],
  help: 'the least severity that makes the exit code 1: error (default), warning, info or never',
  group: 'Output',
}

/** Files that were left out. */
export const EXPLAIN_SKIPPED: OptionSpec = {
  name: 'explain-skipped',
  help: 'list every file that was left out, and why',
  group: 'Output',
}

/** Nothing but findings. */
export const QUIET: OptionSpec = {
  name: 'quiet',
  short: 'q',
  help: 'findings only: no summary, no progress',
  group: 'Output',
}

/** A former state of the manifests. */
export const AGAINST: OptionSpec = {
  name: 'against',
  value: 'revision',
  help: 'also say what a cluster that has the manifests of this git revision would refuse to change; see `supercargo help diff`',
  group: 'What to check against',
}

/** What each preset runs. */
function presetHelp(): string {
  return Object.entries(PRESETS)
    .map(([name, runs]) => `${name}${name === DEFAULT_PRESET ? ' (default)' : ''}: ${runs}`)
    .join('; ')
}
