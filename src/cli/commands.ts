import { DEFAULT_PRESET, PRESETS } from '../engine/presets.ts'
import type { Command } from './command.ts'
import { runCheck } from './commands/check.ts'
import { showVersion } from './installation.ts'
import { COLOR, COMMON, CRDS, FILENAME, KUBERNETES_VERSION, OUTPUT, STDIN_FILENAME } from './options.ts'

/** The command that a line without a command's name means. */
export const CHECK: Command = {
  name: 'check',
  summary: 'check manifests and say what the cluster would say',
  usage: '[options] [paths or globs]',
  about: [
    'Checks Kubernetes manifests without a cluster: syntax, fields and types, values, and how resources fit together. Every problem is shown at its line with what to do about it.',
    'Paths are files, folders (searched for .yaml, .yml and .json files, honouring .gitignore), globs, or - for standard input; default: the current folder.',
  ],
  options: [
    FILENAME,
    STDIN_FILENAME,
    KUBERNETES_VERSION,
    CRDS,
    {
      name: 'preset',
      value: 'preset',
      choices: Object.keys(PRESETS),
      help: presetHelp(),
      group: 'Rules',
    },
    { name: 'only', value: 'rule', many: 'list', help: 'run only these rules', group: 'Rules' },
    { name: 'skip', value: 'rule', many: 'list', help: 'leave out these rules', group: 'Rules' },
    {
      name: 'format',
      value: 'format',
      choices: ['pretty', 'compact', 'json'],
      help: 'pretty (default): with source lines; compact: one line for each finding; json: for programs',
      group: 'Output',
    },
    OUTPUT,
    {
      name: 'fail-on',
      value: 'severity',
      choices: ['error', 'warning', 'info', 'never'],
      help: 'the least severity that makes the exit code 1: error (default), warning, info or never',
      group: 'Output',
    },
    { name: 'explain-skipped', help: 'list every file that was left out, and why', group: 'Output' },
    { name: 'quiet', short: 'q', help: 'findings only: no summary, no progress', group: 'Output' },
    COLOR,
    ...COMMON,
  ],
  examples: [
    ['supercargo', 'check all manifests below the current folder'],
    ['supercargo deploy/ jobs.yaml', 'check a folder and a file'],
    ['supercargo --kubernetes-version 1.27-1.31', 'for clusters of several versions at once'],
    ['helm template ./chart | supercargo -', 'check what another program prints'],
    ['supercargo rule unknown-field', 'what a rule means and how to fix what it finds'],
  ],
  load: () => runCheck,
}

/** What each preset runs. */
function presetHelp(): string {
  return Object.entries(PRESETS)
    .map(([name, runs]) => `${name}${name === DEFAULT_PRESET ? ' (default)' : ''}: ${runs}`)
    .join('; ')
}

/** All commands, in the order of the help; everything but `check` is loaded when it is asked for. */
export const COMMANDS: readonly Command[] = [
  CHECK,
  {
    name: 'json',
    summary: 'print each document as the cluster reads it, one line of JSON each',
    usage: '[options] [paths or globs]',
    about: [
      'Reads YAML with the dialect of kubectl and the API server and prints one line of JSON for each document: {"file", "document", "value", "duplicates"}, or {"file", "document", "error", "line", "column"} where it cannot be read.',
      'Nothing is left out and nothing is checked: any YAML or JSON file will do.',
    ],
    options: [FILENAME, STDIN_FILENAME, OUTPUT, ...COMMON],
    examples: [["supercargo json deploy.yaml | jq '.value.spec'", 'what the cluster makes of a file']],
    load: async () => (await import('./commands/json.ts')).runJsonCommand,
  },
  {
    name: 'rollout',
    summary: 'show what the next update of a workload does, wave by wave',
    usage: '[options] <paths or globs>',
    about: [
      'For each Deployment, StatefulSet and DaemonSet: how many pods stay available, how many exist at most, in how many waves the update goes and how long it takes at least. The controller of Kubernetes is played step by step.',
    ],
    options: [
      FILENAME,
      KUBERNETES_VERSION,
      {
        name: 'workload',
        value: 'name',
        many: 'repeat',
        help: 'only this workload: web, shop/web or deployment/web',
        group: 'Input',
      },
      {
        name: 'replicas',
        value: 'number',
        help: 'instead of the replicas of the manifests',
        group: 'What to check against',
      },
      {
        name: 'nodes',
        value: 'number',
        help: 'nodes that run the pods of a DaemonSet; default: 10',
        group: 'What to check against',
      },
      {
        name: 'format',
        value: 'pretty|json',
        choices: ['pretty', 'json'],
        help: 'pretty (default): a picture; json: for programs',
        group: 'Output',
      },
      ...COMMON,
    ],
    examples: [
      ['supercargo rollout deploy/web.yaml', 'all workloads of a file'],
      ['supercargo rollout deploy/ --workload web --replicas 30', 'one workload, as if it had 30 replicas'],
    ],
    load: async () => (await import('./commands/rollout.ts')).runRollout,
  },
  {
    name: 'graph',
    summary: 'draw what resources have to do with each other, and what of it does not work',
    usage: '[options] [paths or globs]',
    about: [
      'Draws the resources of the manifests with what they name, select and make: from the way in to Services, workloads and what these need, a box for each namespace. What is named wrongly is red and dashed and says why; what is named but not there has a dashed rim.',
      'Paths are files, folders, globs, or - for standard input; default: the current folder.',
    ],
    options: [
      FILENAME,
      STDIN_FILENAME,
      { name: 'standing', help: 'draw also what every cluster has, such as ClusterRole view', group: 'Input' },
      {
        name: 'format',
        value: 'format',
        choices: ['mermaid', 'dot', 'json', 'svg', 'html'],
        help: 'mermaid (default): text for Markdown; dot: for Graphviz; json: for programs; svg: a picture; html: a page to search and click through, in one file. Without it the ending of --output decides',
        group: 'Output',
      },
      OUTPUT,
      ...COMMON,
    ],
    examples: [
      ['supercargo graph deploy/ -o graph.html', 'a page for the browser'],
      ['supercargo graph --format dot | dot -Tpdf > graph.pdf', 'a picture by Graphviz'],
    ],
    load: async () => (await import('./commands/graph.ts')).runGraph,
  },
  {
    name: 'explain',
    summary: 'describe a kind or field: type, default, allowed values, and which versions have it',
    usage: '[options] <kind.field>',
    about: [
      'Describes a kind or one of its fields as a Kubernetes version has it, without a cluster. Kinds are known by name, plural and short name; ingress.networking.k8s.io/v1 says which of several is meant.',
    ],
    options: [
      KUBERNETES_VERSION,
      { name: 'recursive', help: 'list the fields of fields too', group: 'Output' },
      ...COMMON,
    ],
    examples: [
      ['supercargo explain deploy.spec.strategy', 'one field'],
      ['supercargo explain cronjob.spec --recursive', 'everything below a field'],
      ['supercargo explain pod.spec --kubernetes-version 1.22', 'in an older version'],
    ],
    load: async () => (await import('./commands/explain.ts')).explainCommand,
  },
  {
    name: 'rules',
    summary: 'list all rules',
    usage: '[options]',
    options: [
      {
        name: 'format',
        value: 'format',
        choices: ['pretty', 'json'],
        help: 'pretty (default): a table; json: for programs',
        group: 'Output',
      },
      COLOR,
      ...COMMON,
    ],
    load: async () => (await import('./commands/rules.ts')).runRules,
  },
  {
    name: 'rule',
    summary: 'explain one rule: what it finds, why it matters, how to fix it',
    usage: '<id>',
    options: [COLOR, ...COMMON],
    examples: [['supercargo rule unknown-field', 'the page of the rule unknown-field']],
    load: async () => (await import('./commands/rule.ts')).runRule,
  },
  {
    name: 'help',
    summary: 'explain supercargo or one of its commands',
    usage: '[command]',
    options: COMMON,
    load: async () => (await import('./commands/help.ts')).runHelp,
  },
  {
    name: 'version',
    summary: 'show the version of supercargo',
    usage: '',
    options: COMMON,
    load: () => (_args, io) => showVersion(io),
  },
]
