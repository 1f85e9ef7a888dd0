/** A Kubernetes version that a file mentions. */
export interface Mention {
  readonly file: string
  /** 1-based. */
  readonly line: number
  /** What stands there, in a few words. */
  readonly what: string
  readonly minor: number
  /** `cluster`: what clusters run; `tool`: what kubectl is, which may be a minor off; `least`: what a chart asks for at least. */
  readonly means: 'cluster' | 'tool' | 'least'
}

/** How a version is mentioned: which files are looked at, what introduces it, and how much of the line is about it. */
interface Hint {
  readonly what: string
  readonly means: Mention['means']
  readonly file?: RegExp
  /** It ends where the version begins, or the list of them. */
  readonly before: RegExp
}

const HINTS: readonly Hint[] = [
  { what: 'node image of kind', means: 'cluster', before: /\bkindest\/node:/i },
  { what: 'k3s', means: 'cluster', before: /\b(?:rancher\/k3s:|INSTALL_K3S_VERSION\s*[=:])/i },
  { what: 'version for envtest', means: 'cluster', before: /\bENVTEST_K8S_VERSION\s*\??:?=/i },
  {
    what: 'cluster version',
    means: 'cluster',
    before:
      /\b(?:(?:kubernetes|k8s|cluster|min_master|orchestrator)[-_ ]?|kube[-_ ])version["']?\s*(?:\??[=:]+|(?=\s*$)|\s(?=v?1\.))/i,
  },
  {
    what: 'kubectl',
    means: 'tool',
    before: /\b(?:kubectl[-_]version["']?\s*\??[=:]+|kubectl:(?=v?1\.)|dl\.k8s\.io\/(?:release\/)?)/i,
  },
  {
    what: 'kubectl',
    means: 'tool',
    file: /(?:^|\/)(?:\.tool-versions|\.?mise\.toml)$/,
    before: /^\s*kubectl\b["']?\s*=?/,
  },
  { what: 'kubeVersion of the chart', means: 'least', file: /(?:^|\/)Chart\.yaml$/, before: /^kubeVersion:/ },
]

/** Blocks with a key that has the version of a cluster: in Terraform, for eksctl, of an action. */
interface Block {
  readonly what: string
  readonly means: Mention['means']
  readonly file: RegExp
  readonly opens: RegExp
  readonly key: RegExp
  readonly ends: RegExp
}

const BLOCKS: readonly Block[] = [
  {
    what: 'EKS cluster',
    means: 'cluster',
    file: /\.tf$/,
    opens: /^resource\s+"aws_eks_cluster"/,
    key: /^\s*version\s*=/,
    ends: /^\}/,
  },
  {
    what: 'default of a variable',
    means: 'cluster',
    file: /\.tf$/,
    opens: /^variable\s+"\w*(?:kubernetes|k8s|cluster|eks|gke|aks)_version"/,
    key: /^\s*default\s*=/,
    ends: /^\}/,
  },
  {
    what: 'cluster of eksctl',
    means: 'cluster',
    file: /\.ya?ml$/,
    opens: /^kind:\s*ClusterConfig\b/,
    key: /^\s*version:/,
    ends: /^---/,
  },
  {
    what: 'setup-kubectl',
    means: 'tool',
    file: /\.ya?ml$/,
    opens: /\buses:\s*["']?azure\/setup-kubectl/i,
    key: /^\s*version:/,
    ends: /^\s*-\s/,
  },
]

const VERSION = /(?<![\w.])v?1\.(\d{1,2})(?![\d])/g

/** The Kubernetes versions that a file mentions, in the order of its lines. */
export function findVersions(file: string, text: string): Mention[] {
  const lines = text.split('\n', MOST_LINES).map((line) => line.slice(0, LONGEST_LINE))
  const mentions: Mention[] = []
  for (const hint of HINTS) {
    if (hint.file !== undefined && !hint.file.test(file)) continue
    for (const [index, line] of lines.entries()) {
      const found = isComment(line) ? null : hint.before.exec(line)
      if (found === null) continue
      const rest = line.slice(found.index + found[0].length)
      const stretch = /^\s*["']?(?:\[\s*)?$/.test(rest) ? listBelow(lines, index) : [[index, rest] as const]
      for (const [at, part] of stretch)
        for (const minor of minorsIn(part))
          mentions.push({ file, line: at + 1, what: hint.what, minor, means: hint.means })
    }
  }
  return [...mentions, ...inBlocks(file, lines)].sort((a, b) => a.line - b.line)
}

const MOST_LINES = 20_000
const LONGEST_LINE = 2000

function isComment(line: string): boolean {
  return /^\s*(?:#|\/\/)/.test(line)
}

/** The lines of a list that stands below its key. */
function listBelow(lines: readonly string[], index: number): (readonly [number, string])[] {
  const items: (readonly [number, string])[] = []
  for (let at = index + 1; at < lines.length && /^\s*(?:-\s*)?["']?v?1\.\d+[\d.]*["']?,?\s*$/.test(lines[at]!); at++)
    items.push([at, lines[at]!.replace('-', '')])
  return items
}

/** A version, or the several of a list; what is behind something else on the line is about something else. */
function minorsIn(text: string): number[] {
  const whole = /^[\s"'[(\\$]*(?:[><=~^]+\s*)?(?:\{\{-?\s*)?(?=v?1\.)/.test(text) ? text : ''
  const isList = /^\s*\[/.test(text)
  const end = isList ? whole.indexOf(']') : whole.search(/[#;]/)
  const minors = [...(end === -1 ? whole : whole.slice(0, end)).matchAll(VERSION)].map(([, minor]) => Number(minor))
  return isList ? minors : minors.slice(0, 1)
}

function inBlocks(file: string, lines: readonly string[]): Mention[] {
  const mentions: Mention[] = []
  for (const { what, means, file: names, opens, key, ends } of BLOCKS) {
    if (!names.test(file)) continue
    let isOpen = false
    for (const [index, line] of lines.entries()) {
      if (opens.test(line)) isOpen = true
      else if (isOpen && ends.test(line)) isOpen = false
      const found = isOpen ? key.exec(line) : null
      for (const minor of found === null ? [] : minorsIn(line.slice(found[0].length)))
        mentions.push({ file, line: index + 1, what, minor, means })
    }
  }
  return mentions
}
