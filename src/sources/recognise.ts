import { CONFIG_NAMES } from '../config/find.ts'
import type { LeftOutReason } from '../model/report.ts'

/** What a file is, where it is no plain manifest. */
export interface Recognised {
  readonly reason: LeftOutReason
  /** In a few words: `a Helm template`. */
  readonly message: string
}

/** What a text is that has actions of Go templates. */
export const HELM_TEMPLATE: Recognised = { reason: 'helm-template', message: 'a Helm template' }
const HELM_CHART: Recognised = { reason: 'helm-chart', message: 'the description of a Helm chart' }
const HELM_VALUES: Recognised = { reason: 'helm-chart', message: 'values of a Helm chart' }
/** What a Secret is whose values SOPS has encrypted: it is decrypted before any cluster sees it. */
export const ENCRYPTED: Recognised = { reason: 'not-kubernetes', message: 'values encrypted with SOPS' }
/** What a file is that says what Kustomize puts together. */
export const KUSTOMIZATION: Recognised = { reason: 'kustomization', message: 'a kustomization' }

/**
 * What a file is by its name and place, without a look inside. `hasFile` tells whether a path exists, so that a chart's folder is known by its
 * Chart.yaml; the path must be absolute for a chart to be found above the current folder.
 */
export function recognisePath(path: string, hasFile: (path: string) => boolean): Recognised | undefined {
  const slash = path.lastIndexOf('/')
  const folder = path.slice(0, slash + 1)
  const name = path.slice(slash + 1)
  if (/^kustomization(\.ya?ml)?$/i.test(name)) return KUSTOMIZATION
  if (name === 'Chart.yaml') return HELM_CHART
  if (CONFIG_NAMES.includes(name)) return OWN_CONFIG
  const isChartFolder = () => hasFile(`${folder}Chart.yaml`)
  if (/^requirements\.ya?ml$/.test(name) && isChartFolder()) return HELM_CHART
  if (/values/i.test(name) && /\.(ya?ml|json)$/.test(name) && isChartFolder()) return HELM_VALUES
  return isChartTemplate(path, hasFile) ? HELM_TEMPLATE : undefined
}

function isChartTemplate(path: string, hasFile: (path: string) => boolean): boolean {
  for (let at = path.indexOf('/templates/'); at !== -1; at = path.indexOf('/templates/', at + 1))
    if (hasFile(`${path.slice(0, at)}/Chart.yaml`)) return true
  return false
}

/** It is no mistake to name it: `supercargo *.yaml`. */
export const OWN_CONFIG: Recognised = { reason: 'not-kubernetes', message: 'the config file of supercargo' }

/** Whether a text may hold a manifest: cheap, and never wrong about one that has `apiVersion` or `kind` in any capitals. */
export function looksLikeManifest(text: string): boolean {
  return /\b(?:apiversion|kind)["']?\s*:/i.test(text)
}

/** Files of other programs that are often found beside manifests: by path, else by a key at the beginning of a line. */
const OTHERS: readonly { readonly what: string; readonly path?: RegExp; readonly text?: RegExp }[] = [
  { what: 'a GitHub workflow', path: /(^|\/)\.github\/workflows\/[^/]+$/ },
  { what: 'a GitLab pipeline', path: /(^|\/)\.gitlab-ci\.ya?ml$/ },
  { what: 'a Compose file', path: /(^|\/)(docker-)?compose([.-][^/]*)?\.ya?ml$/ },
  { what: 'a helmfile', path: /(^|\/)helmfile[^/]*\.ya?ml$/ },
  { what: 'a Skaffold file', text: /^apiVersion: *skaffold\//m },
  { what: 'an OpenAPI document', text: /^ *["']?(openapi|swagger)["']? *:/m },
  { what: 'a JSON Schema', text: /^ *["']\$schema["'] *: *["'][^"']*json-schema/m },
  { what: 'a Compose file', text: /^services:[ \t]*$/m },
  { what: 'the index of a Helm repository', text: /^entries:[ \t]*(\{\})?[ \t]*$/m },
  { what: 'a Drone pipeline', path: /(^|\/)\.drone\.ya?ml$/ },
  { what: 'values encrypted with SOPS', text: /^sops:[ \t]*$/m },
]

/** What a file is whose documents lack `apiVersion` or `kind`, and `metadata` too. */
export function recogniseOther(path: string, text: string): Recognised {
  if (hasNoContent(text)) return { reason: 'empty', message: 'no document with content' }
  const head = text.length > 65_536 ? text.slice(0, 65_536) : text
  for (const other of OTHERS)
    if (other.path?.test(path) || other.text?.test(head)) return { reason: 'not-kubernetes', message: other.what }
  if (hasTemplateActions(text)) return HELM_TEMPLATE
  const lack = /^(apiVersion|kind):/m.test(head)
    ? 'only one of `apiVersion`, `kind` and `metadata`'
    : 'neither `apiVersion` nor `kind`'
  return { reason: 'not-kubernetes', message: `${UNKNOWN}: it has ${lack}` }
}

const UNKNOWN = 'no Kubernetes manifest'

/** Whether a file may be a manifest that somebody has only begun to write: nothing is known of it. */
export function mayBecomeManifest({ reason, message }: Recognised): boolean {
  return reason === 'empty' || message.startsWith(UNKNOWN)
}

function hasNoContent(text: string): boolean {
  return text.split('\n', 1000).every((line) => /^\ufeff?(?:---|\.\.\.)?\s*(?:#|$)/.test(line))
}

const MESSAGE: Recognised = { reason: 'not-kubernetes', message: 'a message between programs' }
const COMPONENT: Recognised = { reason: 'not-kubernetes', message: 'a configuration of a Kubernetes component' }

/** API groups of files that programs read from disk: they have apiVersion and kind, yet no cluster takes them. */
const FILE_GROUPS = new Map<string, Recognised>([
  ['kustomize.config.k8s.io', KUSTOMIZATION],
  ['skaffold', { reason: 'not-kubernetes', message: 'a Skaffold file' }],
  ['kind.x-k8s.io', { reason: 'not-kubernetes', message: 'a configuration of kind' }],
  ['kubeadm.k8s.io', { reason: 'not-kubernetes', message: 'a configuration of kubeadm' }],
  ['audit.k8s.io', { reason: 'not-kubernetes', message: 'an audit policy, read by the API server from disk' }],
  ['kubelet.config.k8s.io', COMPONENT],
  ['kubeproxy.config.k8s.io', COMPONENT],
  ['kubescheduler.config.k8s.io', COMPONENT],
  ['apiserver.config.k8s.io', COMPONENT],
  ['apiserver.k8s.io', COMPONENT],
  ['kubecontrollermanager.config.k8s.io', COMPONENT],
  ['controllermanager.config.k8s.io', COMPONENT],
  ['cloudcontrollermanager.config.k8s.io', COMPONENT],
  ['pod-security.admission.config.k8s.io', COMPONENT],
  ['resourcequota.admission.k8s.io', COMPONENT],
  ['eventratelimit.admission.k8s.io', COMPONENT],
  ['podtolerationrestriction.admission.k8s.io', COMPONENT],
  ['abac.authorization.kubernetes.io', COMPONENT],
  ['kubectl.config.k8s.io', { reason: 'not-kubernetes', message: 'preferences of kubectl' }],
  ['admission.k8s.io', MESSAGE],
  ['imagepolicy.k8s.io', MESSAGE],
  ['credentialprovider.kubelet.k8s.io', MESSAGE],
  ['client.authentication.k8s.io', MESSAGE],
  ['builtin', { reason: 'kustomization', message: 'settings of a kustomization' }],
])

/** What a document is whose apiVersion and kind belong to a file for a program, not to a resource of a cluster. */
export function recogniseDocument(apiVersion: string, kind: string): Recognised | undefined {
  if (kind === 'Config' && apiVersion === 'v1') return { reason: 'not-kubernetes', message: 'a kubeconfig' }
  return FILE_GROUPS.get(apiVersion.split('/', 1)[0]!)
}

const ACTION =
  /\{\{-?\s*(?:[.$(/]|(?:if|else|end|range|with|define|template|block|include|toYaml|tpl|required|default|quote|printf|lookup)\b)|\{%-?\s/

/** Whether a text has actions of Go templates (`{{ .Values.x }}`) or Jinja (`{% if %}`) outside of comments and quotes. */
export function hasTemplateActions(text: string): boolean {
  if (!text.includes('{{') && !text.includes('{%')) return false
  return text.split('\n').some((line) => {
    const match = ACTION.exec(line)
    return match !== null && !isQuotedOrComment(line.slice(0, match.index))
  })
}

/** Whether an action of a Go template or of Jinja starts at an offset; a plain placeholder such as `{{ image }}` is none. */
export function isTemplateAction(text: string, offset: number): boolean {
  return text[offset] === '{' && ACTION.exec(text.slice(offset, offset + 200))?.index === 0
}

function isQuotedOrComment(before: string): boolean {
  if (/(^|\s)#/.test(before)) return true
  const odd = (quote: string) => before.split(quote).length % 2 === 0
  return odd('"') || odd("'")
}
