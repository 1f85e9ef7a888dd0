import { expect, it } from 'vitest'
import {
  hasTemplateActions,
  isTemplateAction,
  looksLikeManifest,
  recogniseDocument,
  recogniseOther,
} from '../../src/sources/recognise.ts'

it.each([
  ['apiVersion: v1\n', true],
  ['ApiVersion: v1\n', true],
  ['   kind : Pod\n', true],
  ['{"a":1,"kind":"Pod"}', true],
  ["'kind': Pod", true],
  ['name: x\nkinds: y\n', false],
  ['replicas: 3\n', false],
])('%j may be a manifest: %s', (text, expected) => {
  expect(looksLikeManifest(text)).toBe(expected)
})

it.each([
  ['.github/workflows/ci.yml', 'on: push\njobs: {}\n', 'a GitHub workflow'],
  ['docker-compose.yaml', 'services:\n  web: {}\n', 'a Compose file'],
  ['stack.yml', 'version: "3"\nservices:\n  web: {}\n', 'a Compose file'],
  ['api.json', '{\n  "openapi": "3.1.0"\n}', 'an OpenAPI document'],
  ['helmfile.yaml', 'releases: []\n', 'a helmfile'],
  ['x.yaml', 'a: {{ .Values.a }}\n', 'a Helm template'],
  ['x.yaml', '', 'no document with content'],
  ['x.yaml', '# only\n--- # this\n\n', 'no document with content'],
  ['.drone.yml', 'kind: pipeline\ntype: docker\n', 'a Drone pipeline'],
  ['index.yaml', 'apiVersion: v1\nentries:\n  web: []\n', 'the index of a Helm repository'],
  [
    'values.yaml',
    'kind: DaemonSet\nimage: x\n',
    'no Kubernetes manifest: it has only one of `apiVersion`, `kind` and `metadata`',
  ],
  ['x.yaml', 'a: 1\n', 'no Kubernetes manifest: it has neither `apiVersion` nor `kind`'],
])('%s is %s', (path, text, message) => {
  expect(recogniseOther(path, text).message).toBe(message)
})

it.each([
  ['kustomize.config.k8s.io/v1beta1', 'Kustomization', 'a kustomization'],
  ['v1', 'Config', 'a kubeconfig'],
  ['kind.x-k8s.io/v1alpha4', 'Cluster', 'a configuration of kind'],
  ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization', undefined],
  ['apiserver.k8s.io/v1beta1', 'EgressSelectorConfiguration', 'a configuration of a Kubernetes component'],
  ['kubectl.config.k8s.io/v1beta1', 'Preference', 'preferences of kubectl'],
  ['admission.k8s.io/v1', 'AdmissionReview', 'a message between programs'],
  ['builtin', 'NamespaceTransformer', 'settings of a kustomization'],
  ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', undefined],
  ['v1', 'ConfigMap', undefined],
])('%s %s is %s', (apiVersion, kind, message) => {
  expect(recogniseDocument(apiVersion, kind)?.message).toBe(message)
})

it.each([
  ['name: {{ .Release.Name }}-web\n', true],
  ['{{- if .Values.on }}\n', true],
  ['{{ include "x" . }}\n', true],
  ['{% if x %}\n', true],
  ['# {{ .Values.x }}\n', false],
  ['name: "{{ .Values.x }}"\n', false],
  ["name: '{{ .path }}'\n", false],
  ['name: {{ image }}\n', false],
  ['name: {a: {b: 1}}\n', false],
])('%j has template actions: %s', (text, expected) => {
  expect(hasTemplateActions(text)).toBe(expected)
})

it.each([
  ['a: {{ .Values.x }}', true],
  ['a: {{- include "x" . }}', true],
  ['a: {% if x %}', true],
  ['a: {{ image }}', false],
  ['a: {b: 1}', false],
  ['a: x {{ .Values.x }}', false],
])('%j has a template action after the colon: %s', (text, expected) => {
  expect(isTemplateAction(text, 3)).toBe(expected)
})
