import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folderOf } from '../helpers/folder.ts'
import { LanguageClient, PUSHED, uri } from '../helpers/language-client.ts'
import { inProcess } from '../helpers/running.ts'

/** Files of a repository that are no manifests, though some look much like them. */
const FILES: Readonly<Record<string, string>> = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  '.github/workflows/ci.yml': `name: CI
on: {push: {branches: [main]}, pull_request: }
jobs:
  test:
    runs-on: ubuntu-latest
    strategy: {matrix: {node: [20, 22]}}
    services: {db: {image: "postgres:16", ports: ["5432:5432"]}}
    steps:
      - uses: actions/checkout@v4
      - run: |
          kubectl apply -f - <<EOF
          apiVersion: v1
          kind: Secret
          EOF
        env: {TOKEN: "\${{ secrets.TOKEN }}"}
`,
  '.github/dependabot.yml':
    'version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    schedule: {interval: weekly}\n',
  '.github/ISSUE_TEMPLATE/bug.yml':
    'name: Bug\ndescription: Something is wrong\nbody:\n  - type: input\n    attributes: {label: What}\n',
  'action.yml': 'name: Act\ndescription: Does it\nruns: {using: node20, main: dist/index.js}\n',
  '.gitlab-ci.yml': `stages: [build, deploy]
.base: &base {image: "node:20", tags: [docker]}
build: {<<: *base, stage: build, script: [npm ci, npm test]}
deploy:
  stage: deploy
  script: !reference [build, script]
  environment: {name: prod, kubernetes: {namespace: shop}}
`,
  '.circleci/config.yml':
    'version: 2.1\norbs: {node: circleci/node@5}\njobs: {build: {docker: [{image: "cimg/node:20.0"}], steps: [checkout]}}\n',
  'azure-pipelines.yml':
    'trigger: [main]\npool: {vmImage: ubuntu-latest}\nresources: {repositories: [{repository: a, type: git, name: b}]}\nsteps: [{script: npm test, displayName: Test}]\n',
  'bitbucket-pipelines.yml': 'image: node:20\npipelines: {default: [{step: {name: Test, script: [npm test]}}]}\n',
  '.travis.yml': 'language: node_js\nnode_js: [20]\n',
  '.drone.yml':
    'kind: pipeline\ntype: docker\nname: default\nsteps:\n  - name: test\n    image: node:20\n    commands: [npm test]\n---\nkind: secret\nname: token\n',
  'cloudbuild.yaml': 'steps:\n  - name: gcr.io/cloud-builders/docker\n    args: [build, .]\nimages: [a]\n',
  'appspec.yml': 'version: 0.0\nos: linux\nfiles: [{source: /, destination: /srv}]\n',
  'compose.yaml':
    'services:\n  web: {image: nginx, deploy: {replicas: 2}, ports: ["80:80"], secrets: [token]}\nsecrets: {token: {file: ./token}}\n',
  'docker-compose.override.yml': 'version: "3.8"\nservices: {web: {environment: [A=b], depends_on: [db]}}\n',
  'docker-bake.json': '{"target": {"app": {"context": ".", "tags": ["a:1"]}}}\n',
  'ansible/playbook.yml':
    '- hosts: web\n  become: yes\n  vars: {replicas: 3}\n  tasks:\n    - name: Apply\n      kubernetes.core.k8s: {state: present, src: web.yaml}\n',
  'ansible/roles/web/tasks/main.yml':
    '- name: Install\n  ansible.builtin.apt: {name: nginx, state: latest}\n  when: ansible_os_family == "Debian"\n',
  'ansible/group_vars/all.yml':
    'kind_of_host: web\nport: 8080\nsecret: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6162\n',
  'ansible/inventory.yaml': 'all: {hosts: {a.example.com: , b.example.com: }}\n',
  'openapi.yaml': `openapi: 3.1.0
info: {title: Shop, version: 1.0.0}
paths:
  /orders/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: fine}}
components: {schemas: {Order: {type: object, properties: {kind: {type: string}, apiVersion: {type: string}}}}}
`,
  'swagger.json': '{"swagger": "2.0", "info": {"title": "a", "version": "1"}, "paths": {}}\n',
  'asyncapi.yaml': 'asyncapi: 3.0.0\ninfo: {title: a, version: 1.0.0}\nchannels: {}\n',
  'chart/Chart.yaml':
    'apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies: [{name: redis, version: 1.x, repository: "https://charts.example"}]\n',
  'chart/values.yaml':
    'replicaCount: 2\nimage: {repository: nginx, tag: ""}\nkind: Deployment\nextraManifests:\n  - apiVersion: v1\n    kind: Nonsense\n',
  'chart/values-prod.yaml': 'replicaCount: many\nkind: StatefulSet\n',
  'chart/ci/test-values.yaml': 'replicaCount: 1\n',
  'chart/Chart.lock': 'dependencies: []\ndigest: sha256:0\ngenerated: "2026-01-01"\n',
  'chart/templates/deployment.yaml': `{{- if .Values.enabled }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "shop.fullname" . }}
  labels: {{- include "shop.labels" . | nindent 4 }}
spec:
  replicas: {{ .Values.replicaCount }}
{{- end }}
`,
  'chart/templates/plain.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, nonsense: "{{ .Values.a }}"}\n',
  'chart/templates/_helpers.tpl': '{{- define "shop.fullname" -}}shop{{- end }}\n',
  'chart/templates/tests/test.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: "{{ .Release.Name }}-test"}\n',
  'helmfile.yaml':
    'repositories: [{name: a, url: "https://charts.example"}]\nreleases: [{name: shop, chart: a/shop, values: [values.yaml]}]\n',
  'overlay/kustomization.yaml': 'resources: []\nnamePrefix: dev-\nlabels: [{pairs: {env: dev}}]\n',
  'overlay/old/kustomization.yml': 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: []\n',
  'skaffold.yaml':
    'apiVersion: skaffold/v4beta11\nkind: Config\nbuild: {artifacts: [{image: web}]}\nmanifests: {rawYaml: [k8s/*.yaml]}\n',
  'mkdocs.yml':
    'site_name: Docs\ntheme: {name: material}\nmarkdown_extensions:\n  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }\nnav: [{Home: index.md}]\n',
  '.readthedocs.yaml': 'version: 2\nbuild: {os: ubuntu-24.04, tools: {python: "3.12"}}\n',
  '_config.yml': 'title: Blog\nplugins: [jekyll-feed]\n',
  '.pre-commit-config.yaml':
    'repos:\n  - repo: https://github.com/pre-commit/pre-commit-hooks\n    rev: v4.6.0\n    hooks: [{id: check-yaml}]\n',
  'Taskfile.yml': 'version: "3"\ntasks: {build: {cmds: [go build ./...], sources: ["**/*.go"]}}\n',
  'k6/options.yaml': 'scenarios: {load: {executor: constant-vus, vus: 10, duration: 1m}}\n',
  'home-assistant/configuration.yaml':
    'default_config:\nautomation: !include automations.yaml\nsecrets: !secret token\n',
  'home-assistant/automations.yaml':
    '- alias: Light\n  trigger: [{platform: sun, event: sunset}]\n  action: [{service: light.turn_on}]\n',
  'esphome/sensor.yaml': 'esphome: {name: sensor}\nsensor: [{platform: dht, pin: GPIO1, name: !lambda "return 1;"}]\n',
  'i18n/de.yml': 'de: {no: Nein, yes: Ja, kind: Art, errors: {required: "%{name} fehlt"}}\n',
  'i18n/en.json': '{"kind": "Kind", "name": "Name"}\n',
  'config/application.yml':
    'spring: {application: {name: shop}}\nserver: {port: 8080}\n---\nspring: {config: {activate: {on-profile: prod}}}\n',
  'config/database.yml': 'default: &default {adapter: postgresql}\ntest: {<<: *default, database: t}\n',
  'prometheus.yml':
    'global: {scrape_interval: 15s}\nscrape_configs: [{job_name: web, static_configs: [{targets: ["web:80"]}]}]\n',
  'alerts.yml': 'groups: [{name: a, rules: [{alert: Down, expr: up == 0, for: 5m, labels: {severity: page}}]}]\n',
  'otel.yaml':
    'receivers: {otlp: {protocols: {grpc: }}}\nservice: {pipelines: {traces: {receivers: [otlp], exporters: [debug]}}}\n',
  'serverless.yml': 'service: shop\nprovider: {name: aws, runtime: nodejs20.x}\nfunctions: {hello: {handler: a.b}}\n',
  'template.yaml':
    'AWSTemplateFormatVersion: "2010-09-09"\nTransform: AWS::Serverless-2016-10-31\nResources:\n  Fn: {Type: AWS::Serverless::Function, Properties: {Handler: !Sub a.b, Role: !GetAtt Role.Arn}}\n',
  'pnpm-lock.yaml':
    "lockfileVersion: '9.0'\nimporters: {.: {dependencies: {yaml: {specifier: ^2.0.0, version: 2.8.0}}}}\n",
  'pnpm-workspace.yaml': 'packages: ["packages/*"]\n',
  'pubspec.yaml': 'name: app\nenvironment: {sdk: ">=3.0.0 <4.0.0"}\ndependencies: {flutter: {sdk: flutter}}\n',
  'buf.yaml': 'version: v2\nmodules: [{path: proto}]\n',
  'sqlc.yaml': 'version: "2"\nsql: [{engine: postgresql, queries: q.sql, schema: s.sql}]\n',
  '.golangci.yml': 'linters: {enable: [errcheck]}\n',
  '.yamllint': 'extends: default\n',
  'dbt_project.yml': 'name: shop\nversion: "1.0"\nmodels: {shop: {+materialized: table}}\n',
  'package.json': '{"name": "shop", "version": "1.0.0", "scripts": {"kind": "kind create cluster"}}\n',
  'tsconfig.json': '{\n  // comments, and commas at the end\n  "compilerOptions": {"strict": true,},\n}\n',
  '.vscode/settings.json': '{"yaml.schemas": {"kubernetes": "*.yaml"}, /* really */ }\n',
  'composer.json': '{"name": "a/b", "require": {"php": ">=8.2"}}\n',
  'renovate.json': '{"extends": ["config:recommended"], "kubernetes": {"fileMatch": ["k8s/.+\\\\.yaml$"]}}\n',
  'data/list.yaml': '- a\n- b\n',
  'data/text.yaml': 'just some words\n',
  'data/number.json': '7\n',
  'data/empty.yaml': '',
  'data/comments.yaml': '# nothing yet\n---\n# nor here\n',
  'data/front.yaml': '---\ntitle: A post\ntags: [a]\n---\nIts text: with colons: in it\n',
  'data/cloud-init.yaml': '#cloud-config\npackages: [nginx]\nruncmd: [[ls, -l]]\n',
  'data/broken.yaml': 'key: [unclosed\nother: "\n',
  'data/jinja.yaml': '{% for host in hosts %}\n- {{ host }}\n{% endfor %}\n',
}

const LANGUAGES: readonly (readonly [name: RegExp, language: string])[] = [
  [/\.json$/, 'json'],
  [/compose/, 'dockercompose'],
  [/templates\//, 'helm'],
  [/^\.github\/workflows/, 'github-actions-workflow'],
  [/^ansible/, 'ansible'],
]

/** What is empty or one word may become a manifest, so that something is offered there. */
const BEGUN = new Set(['data/empty.yaml', 'data/comments.yaml', 'data/text.yaml', 'data/number.json'])

it('says nothing about other YAML and JSON, and offers nothing in it', async () => {
  const folder = folderOf(FILES)
  const client = await LanguageClient.start([folder], PUSHED, inProcess())
  expect(await client.settled()).toEqual(new Map())
  const paths = Object.keys(FILES).filter((path) => /\.(?:ya?ml|json|lock|tpl)$|yamllint/.test(path))
  expect(paths.length).toBeGreaterThan(70)
  const said: unknown[] = []
  for (const language of [undefined, 'yaml'])
    for (const path of paths) {
      const at = join(folder, path)
      client.open(at, FILES[path]!, language ?? LANGUAGES.find(([name]) => name.test(path))?.[1] ?? 'yaml')
      await client.request('supercargo/settled')
      said.push(...(client.published.get(uri(at))?.diagnostics ?? []).map(({ message }) => [path, message]))
      for (const [line, text] of FILES[path]!.split('\n').entries())
        for (const character of new Set([0, text.search(/\S|$/), text.length])) {
          const params = { textDocument: { uri: uri(at) }, position: { line, character } }
          const offered = await client.request('textDocument/completion', params)
          const items = offered?.items ?? offered ?? []
          if (items.length > 0 && !BEGUN.has(path)) said.push([path, line, character, items.length, items[0].label])
          const hover = await client.request('textDocument/hover', params)
          if (hover !== null) said.push([path, line, character, hover])
        }
      const range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } }
      for (const method of ['codeLens', 'inlayHint', 'codeAction']) {
        const params = { textDocument: { uri: uri(at) }, range, context: { diagnostics: [] } }
        const { result } = await client.ask(`textDocument/${method}`, params).answer
        if (result?.length > 0) said.push([path, method, result])
      }
      client.close(at)
    }
  expect(said).toEqual([])
}, 120_000)
