/** One path of an Ingress, as a rule. */
export const route = (host: string, path: string, service: string, type = 'Prefix') =>
  `{${host && `host: ${host}, `}http: {paths: [{path: ${path}, pathType: ${type}, backend: {service: {name: ${service}, port: {number: 80}}}}]}}`

/** An Ingress document with lines of its spec. */
export const ingress = (name: string, spec: readonly string[], metadata = '') => `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${name}${metadata && `, ${metadata}`}}
spec:
${spec.map((line) => `  ${line}\n`).join('')}`

/** An IngressClass document. */
export const ingressClass = (name: string, isDefault = false) => `---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: ${name}${isDefault ? ', annotations: {ingressclass.kubernetes.io/is-default-class: "true"}' : ''}}
spec: {controller: example.com/${name}}
`

/** A NetworkPolicy document with lines of its spec. */
export const policy = (name: string, spec: readonly string[], metadata = '') => `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: ${name}${metadata && `, ${metadata}`}}
spec:
${spec.map((line) => `  ${line}\n`).join('')}`

/** A Deployment whose pods have the label app with its name. */
export const deployment = (name: string, container = '', metadata = '', pod = '') => `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}${metadata && `, ${metadata}`}}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers:
        - {name: main, image: i${container && `, ${container}`}}
${pod && `      ${pod}\n`}`

/** A Service for the pods of a Deployment. */
export const service = (name: string, ports = '{port: 80, targetPort: 8080}', metadata = '', more = '') => `---
apiVersion: v1
kind: Service
metadata: {name: ${name}${metadata && `, ${metadata}`}}
spec: {selector: {app: ${name}}, ports: [${ports}]${more && `, ${more}`}}
`

/** A Namespace document. */
export const namespace = (name: string, labels = '') => `---
apiVersion: v1
kind: Namespace
metadata: {name: ${name}, labels: {${labels}}}
`
