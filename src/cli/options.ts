import type { OptionSpec } from './args.ts'

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

/** Folders with CustomResourceDefinitions. */
export const CRDS: OptionSpec = {
  name: 'crds',
  value: 'path',
  many: 'repeat',
  help: 'use the CustomResourceDefinitions in this file or folder to check custom resources; nothing in it is reported',
  group: 'What to check against',
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
  help: 'the name that standard input (-) is reported under; default: <stdin>',
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
