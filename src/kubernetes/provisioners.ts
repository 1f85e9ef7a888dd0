import type { FieldPath } from '../model/path.ts'
import type { Minor } from '../model/version.ts'
import { objectsOf } from './lists.ts'

/** A volume type that Kubernetes itself once implemented, and what became of it (API reference of Volume, CSI migration, release notes). */
export interface InTreeVolume {
  /** Field of a volume source and of a PersistentVolume's spec. */
  readonly field: string
  /** What a StorageClass called its provisioner; undefined where there was none. */
  readonly provisioner?: string
  readonly deprecated: Minor
  /** First minor without the code; from then on only the CSI driver can serve it. */
  readonly removed?: Minor
  /** First minor in which nothing serves it any more. */
  readonly broken?: Minor
  /** The CSI driver that takes such volumes over, or that new ones come from. */
  readonly driver?: string
  /** What to use where no driver takes over. */
  readonly instead?: string
}

/** The volume types that were part of Kubernetes. */
export const inTreeVolumes: readonly InTreeVolume[] = [
  vol('awsElasticBlockStore', 'kubernetes.io/aws-ebs', 17, { removed: 27, driver: 'ebs.csi.aws.com' }),
  vol('azureDisk', 'kubernetes.io/azure-disk', 19, { removed: 27, driver: 'disk.csi.azure.com' }),
  vol('azureFile', 'kubernetes.io/azure-file', 21, { removed: 30, driver: 'file.csi.azure.com' }),
  vol('cinder', 'kubernetes.io/cinder', 18, { removed: 26, driver: 'cinder.csi.openstack.org' }),
  vol('gcePersistentDisk', 'kubernetes.io/gce-pd', 17, { removed: 28, driver: 'pd.csi.storage.gke.io' }),
  vol('portworxVolume', 'kubernetes.io/portworx-volume', 25, { removed: 36, driver: 'pxd.portworx.com' }),
  vol('vsphereVolume', 'kubernetes.io/vsphere-volume', 19, { removed: 30, driver: 'csi.vsphere.vmware.com' }),
  vol('photonPersistentDisk', 'kubernetes.io/photon-pd', 11, { broken: 16, instead: 'csi.vsphere.vmware.com' }),
  vol('scaleIO', 'kubernetes.io/scaleio', 16, { broken: 22, instead: 'csi-vxflexos.dellemc.com' }),
  vol('flocker', 'kubernetes.io/flocker', 22, { broken: 25, instead: 'the CSI driver of another storage' }),
  vol('storageos', 'kubernetes.io/storageos', 22, { broken: 25, instead: 'the CSI driver of another storage' }),
  vol('quobyte', 'kubernetes.io/quobyte', 22, { broken: 25, instead: 'csi.quobyte.com' }),
  vol('glusterfs', 'kubernetes.io/glusterfs', 25, { broken: 26, instead: 'the CSI driver of another storage' }),
  vol('cephfs', undefined, 28, { broken: 31, instead: 'cephfs.csi.ceph.com' }),
  vol('rbd', 'kubernetes.io/rbd', 28, { broken: 31, instead: 'rbd.csi.ceph.com' }),
  vol('gitRepo', undefined, 11, { broken: 33, instead: 'an emptyDir that an init container clones into' }),
  vol('flexVolume', undefined, 23, { instead: 'a CSI driver' }),
]

function vol(
  field: string,
  provisioner: string | undefined,
  deprecated: Minor,
  rest: Partial<InTreeVolume>,
): InTreeVolume {
  return { field, provisioner, deprecated, ...rest }
}

/** The in-tree volume type of a StorageClass's provisioner. */
export function inTreeProvisioner(provisioner: string | undefined): InTreeVolume | undefined {
  return provisioner === undefined ? undefined : inTreeVolumes.find((volume) => volume.provisioner === provisioner)
}

/** A place where a manifest uses an in-tree volume type. */
export interface InTreeUse {
  readonly volume: InTreeVolume
  readonly path: FieldPath
  /** How the manifest calls it: a field, or a provisioner's name. */
  readonly name: string
}

/** The in-tree volume types that a PersistentVolume, a StorageClass or a pod uses; paths are relative to it. */
export function inTreeUses(kind: string, object: any): InTreeUse[] {
  if (kind === 'StorageClass') {
    const volume = inTreeProvisioner(object?.provisioner)
    return volume === undefined ? [] : [{ volume, path: ['provisioner'], name: object.provisioner }]
  }
  if (kind === 'PersistentVolume') return usesIn(object?.spec, ['spec'])
  const uses: InTreeUse[] = []
  for (const [volume, index] of objectsOf<any>(object?.spec?.volumes))
    uses.push(...usesIn(volume, ['spec', 'volumes', index]))
  return uses
}

const byField = new Map(inTreeVolumes.map((volume) => [volume.field, volume]))

function usesIn(source: any, path: FieldPath): InTreeUse[] {
  const uses: InTreeUse[] = []
  for (const field in source) {
    const volume = byField.get(field)
    if (volume !== undefined) uses.push({ volume, path: [...path, field], name: field })
  }
  return uses
}

/** The provisioner that makes nothing: volumes of such a class are made by hand (StorageClass documentation, "local"). */
export const NO_PROVISIONER = 'kubernetes.io/no-provisioner'

const disks = new Set([
  'block.csi.vultr.com',
  'blockvolume.csi.oraclecloud.com',
  'cinder.csi.openstack.org',
  'csi.hetzner.cloud',
  'disk.csi.azure.com',
  'dobs.csi.digitalocean.com',
  'ebs.csi.aws.com',
  'linodebs.csi.linode.com',
  'pd.csi.storage.gke.io',
  'rbd.csi.ceph.com',
  'topolvm.io',
])
const diskFields = ['awsElasticBlockStore', 'azureDisk', 'cinder', 'gcePersistentDisk', 'photonPersistentDisk', 'rbd']

/** Whether a driver or provisioner makes disks, whose file system only one node can write to (access modes table of the PersistentVolume documentation). */
export function isDiskProvisioner(provisioner: string): boolean {
  const inTree = inTreeProvisioner(provisioner)
  return inTree === undefined ? disks.has(provisioner) : isDiskField(inTree.field)
}

/** What handles of volumes begin with that stand for a disk of each node, by driver (node-local volumes of the EBS CSI driver). */
const localHandles: Readonly<Record<string, string>> = { 'ebs.csi.aws.com': 'local-ebs://' }

/** Whether a volume of a CSI driver is a disk that each node has for itself: pods on all nodes may have it. */
export function isDiskOfEachNode({ driver, volumeHandle }: { driver?: string; volumeHandle?: string }): boolean {
  const start = Object.hasOwn(localHandles, driver ?? '') ? localHandles[driver!] : undefined
  return start !== undefined && String(volumeHandle).startsWith(start)
}

/** Whether a volume source is a disk, whose file system only one node can write to. */
export function isDiskField(field: string): boolean {
  return diskFields.includes(field)
}

const zonal = new Set([
  'cinder.csi.openstack.org',
  'csi.hetzner.cloud',
  'disk.csi.azure.com',
  'ebs.csi.aws.com',
  'kubernetes.io/aws-ebs',
  'kubernetes.io/azure-disk',
  'kubernetes.io/cinder',
  'kubernetes.io/gce-pd',
  'pd.csi.storage.gke.io',
])

/** Whether the volumes of a provisioner exist in one zone or place only. */
export function isZonalProvisioner(provisioner: string): boolean {
  return zonal.has(provisioner)
}

const nodeBound = new Set([
  NO_PROVISIONER,
  'local.csi.openebs.io',
  'openebs.io/local',
  'rancher.io/local-path',
  'topolvm.io',
])

/** Whether the volumes of a provisioner exist on one node only. */
export function isNodeBoundProvisioner(provisioner: string): boolean {
  return nodeBound.has(provisioner)
}

/** Drivers of network file systems whose CSIDriver has `attachRequired: false`, and provisioners that make `nfs` and `hostPath` volumes (their deployments). */
const unattached = new Set([
  'blob.csi.azure.com',
  'docker.io/hostpath',
  'efs.csi.aws.com',
  'file.csi.azure.com',
  'fsx.csi.aws.com',
  'fuseim.pri/ifs',
  'k8s-sigs.io/nfs-subdir-external-provisioner',
  'cluster.local/nfs-subdir-external-provisioner',
  'k8s.io/minikube-hostpath',
  'kubernetes.io/azure-file',
  'microk8s.io/hostpath',
  'nfs.csi.k8s.io',
  's3.csi.aws.com',
  'smb.csi.k8s.io',
])

/** Whether the volumes of a provisioner are mounted wherever a pod runs, without being attached to its node first. */
export function isUnattachedProvisioner(provisioner: string): boolean {
  return unattached.has(provisioner)
}
