/** A workload that names much of what is in the other file. */
export const web = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata:
      labels: {app: web}
      annotations: {kubectl.kubernetes.io/default-container: main}
    spec:
      serviceAccountName: runner
      containers:
        - name: main
          image: registry.example/web:1
          ports: [{name: http, containerPort: 8080}]
          readinessProbe: {httpGet: {port: http}}
          env:
            - {name: USER, valueFrom: {secretKeyRef: {name: login, key: user}}}
            - {name: GREETING, value: "hello $(USER)"}
            - {name: CPU, valueFrom: {resourceFieldRef: {containerName: main, resource: limits.cpu}}}
          volumeMounts:
            - {name: settings, mountPath: /etc/app.conf, subPath: app.conf}
      volumes:
        - {name: settings, configMap: {name: settings}}
`

/** What it names, and who names it. */
export const rest = `apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: runner, namespace: shop}
---
apiVersion: v1
kind: Secret
metadata: {name: login, namespace: shop}
stringData: {user: me, password: secret}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data:
  app.conf: a=1
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop, labels: {team: front}}
spec:
  selector: {app: web}
  ports: [{name: www, port: 80, targetPort: http}]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: shop}
spec: {defaultBackend: {service: {name: web, port: {name: www}}}}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: numbered, namespace: shop}
spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web, namespace: shop}
spec: {podSelector: {matchLabels: {app: web}}, ingress: [{ports: [{port: http}]}]}
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: web, namespace: shop}
spec: {selector: {matchLabels: {team: front}}, endpoints: [{port: www}]}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: bound, namespace: shop}
secrets: [{name: nearby}]
`
