import { defineRule, objectsOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'The path of an NFS volume must start at the root of the server',
  severity: 'error',
  authority: 'api-server',
  on: ['PersistentVolume', 'pod'],
  check(object: any, { resource, report }) {
    const look = (nfs: any, path: (string | number)[]) => {
      if (typeof nfs?.path !== 'string' || nfs.path === '' || nfs.path.startsWith('/')) return
      report({
        path: [...path, 'nfs', 'path'],
        message: `the path of an NFS volume must start with "/", not be "${nfs.path}"`,
        hint: `did you mean \`/${nfs.path}\`?`,
      })
    }
    if (resource.kind === 'PersistentVolume') look(object.spec?.nfs, ['spec'])
    else for (const [volume, index] of objectsOf<any>(object.spec.volumes)) look(volume.nfs, ['spec', 'volumes', index])
  },
})
