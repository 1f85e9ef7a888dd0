import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { findVersions } from '../../src/cli/init/versions.ts'
import { folderOf } from '../helpers/folder.ts'
import { supercargo } from './program.ts'

describe('Kubernetes versions are found', () => {
  test.each<[string, string, string[]]>([
    ['ci.yaml', 'image: kindest/node:v1.31.2@sha256:12', ['1 31 node image of kind']],
    [
      '.github/workflows/a.yml',
      'matrix:\n  k8s-version: [v1.29.4, "1.30"]',
      ['2 29 cluster version', '2 30 cluster version'],
    ],
    [
      'a.yml',
      'kubernetes-version:\n  - "1.29"\n  - v1.30.1 \n  - other: 1.2',
      ['2 29 cluster version', '3 30 cluster version'],
    ],
    ['a.sh', 'minikube start --kubernetes-version=v1.28.3 --driver=docker', ['1 28 cluster version']],
    ['a.sh', 'minikube start --kubernetes-version v1.28.3', ['1 28 cluster version']],
    ['a.yml', "  kubernetes version: 'v1.27.1'", ['1 27 cluster version']],
    ['Makefile', 'ENVTEST_K8S_VERSION = 1.31.0', ['1 31 version for envtest']],
    ['Dockerfile', 'FROM rancher/k3s:v1.30.2-k3s1', ['1 30 k3s']],
    ['install.sh', 'curl -sfL x | INSTALL_K3S_VERSION=v1.29.1+k3s1 sh -', ['1 29 k3s']],
    [
      'eks.tf',
      'resource "aws_eks_cluster" "a" {\n  version = "1.30"\n}\nresource "x" "y" {\n  version = "1.20"\n}',
      ['2 30 EKS cluster'],
    ],
    ['eks.tf', '  cluster_version = "1.29"', ['1 29 cluster version']],
    ['gke.tf', '  min_master_version = "1.30.5-gke.1"', ['1 30 cluster version']],
    ['aks.tf', '  kubernetes_version = "1.28" # for 1.20', ['1 28 cluster version']],
    [
      'aks.tf',
      'variable "kubernetes_version" {\n  type = string\n  default = "1.31"\n}',
      ['3 31 default of a variable'],
    ],
    ['cluster.yaml', 'kind: ClusterConfig\nmetadata:\n  name: a\n  version: "1.30"', ['4 30 cluster of eksctl']],
    [
      'a.yml',
      '- uses: azure/setup-kubectl@v4\n  with:\n    version: v1.30.2\n- uses: x\n  with:\n    version: 1.2',
      ['3 30 setup-kubectl'],
    ],
    ['.tool-versions', 'nodejs 20\nkubectl 1.31.1', ['2 31 kubectl']],
    ['a.sh', 'curl -LO https://dl.k8s.io/release/v1.31.0/bin/linux/amd64/kubectl', ['1 31 kubectl']],
    ['charts/a/Chart.yaml', 'name: a\nversion: 1.20.3\nkubeVersion: ">=1.25.0-0"', ['3 25 kubeVersion of the chart']],
    [
      'a.yml',
      '# kubernetes-version: 1.20\nkubernetes_version: $VERSION\ngo-version: 1.22\nhelm-version: v3.1.20\ncluster_version = "21.1.2"',
      [],
    ],
  ])('%s: %j', (file, text, expected) => {
    expect(findVersions(file, text).map(({ line, minor, what }) => `${line} ${minor} ${what}`)).toEqual(expected)
  })

  it('in time, whatever the text', () => {
    for (const text of [
      'version '.repeat(100_000),
      `kubernetes version${' '.repeat(500_000)}x`,
      '['.repeat(500_000),
      '\n'.repeat(500_000),
    ])
      expect(findVersions('a.yml', text)).toEqual([])
  }, 2000)
})

const crd = 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a.b.c}\n'
const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'
const files = {
  '.github/workflows/ci.yaml':
    'jobs:\n  a:\n    strategy:\n      matrix:\n        kubernetes: [1]\n        kubernetes-version: [1.29, "1.31"]\n',
  'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nkubeVersion: ">=1.25.0-0"\n',
  'charts/web/templates/a.yaml': map,
  'crds/a.yaml': crd,
  'envs/dev/a.yaml': map,
  'envs/prod/a.yaml': map,
  'envs/test/notes.txt': '',
  'base/kustomization.yaml': 'resources: []\n',
  'gone/a.sh': 'kubernetes_version=1.20',
  '.gitignore': 'gone/\n',
  'node_modules/x/a.sh': 'kubernetes_version=1.20',
}

describe('supercargo init', () => {
  it('writes what fits the repository, and says what it found where', async () => {
    const cwd = folderOf(files)
    const { code, stdout, stderr } = await supercargo(['init'], { cwd })
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toBe(`Kubernetes 1.29: cluster version, .github/workflows/ci.yaml:6
Kubernetes 1.31: cluster version, .github/workflows/ci.yaml:6
Kubernetes 1.25 or later: kubeVersion of the chart, charts/web/Chart.yaml:3
3 files with manifests
Helm charts (templates are left out by a check): charts/web
kustomizations: base
CustomResourceDefinitions: crds
environments: envs/dev, envs/prod
written: supercargo.yaml
`)
    expect(
      readFileSync(`${cwd}/supercargo.yaml`, 'utf8'),
    ).toBe(`# What \`supercargo check\` goes by here; \`supercargo config\` shows what comes of it.

# The Kubernetes of the clusters: one minor, a range, or latest.
# Found:
#   1.29: cluster version, .github/workflows/ci.yaml:6
#   1.31: cluster version, .github/workflows/ci.yaml:6
#   1.25 or later: kubeVersion of the chart, charts/web/Chart.yaml:3
kubernetesVersion: "1.29-1.31"

# Which rules run: server, recommended or all.
preset: recommended

# Rules by id: off, error, warning or info; \`supercargo rules\` lists them.
# rules:
#   single-replica: warning

# What is deployed together. Folders that define the same resources are told apart without this.
# units:
#   - { name: dev, paths: [envs/dev] }
#   - { name: prod, paths: [envs/prod] }

# CustomResourceDefinitions that custom resources are checked against.
crds:
  - crds

# What is left out, as in .gitignore.
# ignore:
#   - vendor/

# What lives elsewhere; with \`closed: true\` all other names must be in the manifests.
# external:
#   - { kind: Secret, pattern: "*-credentials" }
`)
    expect((await supercargo(['-q', '--fail-on', 'never'], { cwd })).code).toBe(0)
  })

  it('writes nothing over what is there, unless asked', async () => {
    const cwd = folderOf({ ...files, '.supercargo.yaml': 'kubernetesVersion: 1.20' })
    const refused = await supercargo(['init'], { cwd })
    expect([refused.code, refused.stderr.split('\n')[0]]).toEqual([
      2,
      'supercargo: there is a config file ".supercargo.yaml" already: --force writes it anew, --dry-run shows what would stand in it',
    ])
    const dry = await supercargo(['init', '--dry-run'], { cwd })
    expect([dry.code, readFileSync(`${cwd}/.supercargo.yaml`, 'utf8')]).toEqual([0, 'kubernetesVersion: 1.20'])
    expect([dry.stdout, dry.stderr]).toEqual([
      expect.stringContaining('kubernetesVersion: "1.29-1.31"'),
      expect.stringContaining('environments: '),
    ])
    expect((await supercargo(['init', '--force'], { cwd })).stdout).toMatch(/written: .supercargo.yaml\n$/)
    expect([readFileSync(`${cwd}/.supercargo.yaml`, 'utf8'), existsSync(`${cwd}/supercargo.yaml`)]).toEqual([
      dry.stdout,
      false,
    ])
  })

  it('makes sense in an empty folder', async () => {
    const cwd = folderOf({ 'deep/.keep': '' })
    const { code, stdout } = await supercargo(['init', 'deep'], { cwd })
    expect([code, stdout]).toEqual([0, 'nothing of Kubernetes was found here\nwritten: deep/supercargo.yaml\n'])
    expect(readFileSync(`${cwd}/deep/supercargo.yaml`, 'utf8')).toContain('# kubernetesVersion: "1.36"\n')
    expect((await supercargo(['config', 'deep'], { cwd })).stdout).toContain('preset: recommended')
  })

  it('goes by kubectl where nothing says what clusters run', async () => {
    const cwd = folderOf({ '.tool-versions': 'kubectl 1.30.1\n' })
    expect((await supercargo(['init', '--dry-run'], { cwd })).stdout).toContain('kubernetesVersion: "1.30"\n')
  })

  it('asks for one folder that is there', async () => {
    expect((await supercargo(['init', 'a', 'b'])).stderr).toContain('`init` takes one folder')
    expect((await supercargo(['init', 'nowhere'], { cwd: folderOf({}) })).stderr).toContain(
      'there is no folder "nowhere"',
    )
  })
})
