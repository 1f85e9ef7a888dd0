/** Lines of a spec, indented below it. */
type Lines = readonly string[]

const SOURCE = /^(?:hostPath|local|csi|cephfs|nfs|rbd|awsElasticBlockStore|gcePersistentDisk):/

/** A claim `data` for 1Gi, ReadWriteOnce, with more lines of its spec; lines that start a field anew replace it. */
export function claim(spec: Lines = [], metadata: Lines = []): string {
  return document('v1', 'PersistentVolumeClaim', 'data', metadata, spec, [
    'accessModes: [ReadWriteOnce]',
    'resources: {requests: {storage: 1Gi}}',
  ])
}

/** A volume `pv` of 1Gi, ReadWriteOnce, on NFS. */
export function volume(spec: Lines = [], metadata: Lines = []): string {
  const source = spec.some((line) => SOURCE.test(line))
  return document('v1', 'PersistentVolume', 'pv', metadata, spec, [
    'accessModes: [ReadWriteOnce]',
    'capacity: {storage: 1Gi}',
    ...(source ? [] : ['nfs: {server: nas, path: /data}']),
  ])
}

/** A StorageClass with more lines of its own. */
export function storageClass(
  name: string,
  provisioner = 'ebs.csi.aws.com',
  lines: Lines = [],
  metadata: Lines = [],
): string {
  return `---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: ${name}
${metadata.map((line) => `  ${line}\n`).join('')}provisioner: ${provisioner}
${lines.map((line) => `${line}\n`).join('')}`
}

/** A workload with one container; lines below its pod's spec, of its container, and of its own spec. */
export function workload(
  kind: string,
  parts: { pod?: Lines; container?: Lines; spec?: Lines; metadata?: Lines } = {},
): string {
  const indent = (lines: Lines | undefined, by: string) => (lines ?? []).map((line) => `${by}${line}\n`).join('')
  return `---
apiVersion: apps/v1
kind: ${kind}
metadata:
  name: web
${indent(parts.metadata, '  ')}spec:
  selector: {matchLabels: {app: web}}
${indent(parts.spec, '  ')}  template:
    metadata: {labels: {app: web}}
    spec:
${indent(parts.pod, '      ')}      containers:
        - name: web
          image: nginx:1.27
${indent(parts.container, '          ')}`
}

function document(apiVersion: string, kind: string, name: string, metadata: Lines, spec: Lines, rest: Lines): string {
  const fields = new Set([...spec, ...metadata].map(fieldOf))
  const named = fields.has('name') ? [] : [`name: ${name}`]
  return `---
apiVersion: ${apiVersion}
kind: ${kind}
metadata:
${[...named, ...metadata].map((line) => `  ${line}\n`).join('')}spec:
${[...spec, ...rest.filter((line) => !fields.has(fieldOf(line)))].map((line) => `  ${line}\n`).join('')}`
}

function fieldOf(line: string): string {
  return line.split(':')[0]!
}
