/** A headless Service "db" in the namespace "shop"; `spec` replaces or adds fields in flow style. */
export const service = (spec = '', name = 'db', namespace = 'shop') => `
---
apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: ${namespace}}
spec: {${spec}}
`

/** The usual fields of that Service. */
export const headless = 'clusterIP: None, selector: {app: db}, ports: [{name: sql, port: 5432}]'

/** A StatefulSet "db" in the namespace "shop". */
export const statefulSet = (spec = 'serviceName: db', labels = 'app: db', name = 'db', container = '') => `
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: ${name}, namespace: shop}
spec:
  ${spec}
  replicas: 3
  selector: {matchLabels: {${labels}}}
  template:
    metadata: {labels: {${labels}}}
    spec: {containers: [{name: c, image: i, ports: [{name: sql, containerPort: 5432}]${container}}]}
`
