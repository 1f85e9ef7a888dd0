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

/** An application with all that goes with it, in one of several namespaces. */
export const app = (n: number, ns: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: app-${n}, namespace: ${ns}, labels: {app: app-${n}}}
spec:
  replicas: 2
  selector: {matchLabels: {app: app-${n}}}
  template:
    metadata: {labels: {app: app-${n}, tier: shop}}
    spec:
      serviceAccountName: runner
      affinity: {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, podAffinityTerm: {topologyKey: kubernetes.io/hostname, labelSelector: {matchExpressions: [{key: app, operator: In, values: [app-${n}]}]}}}]}}
      containers:
        - name: main
          image: registry.example/app:${n}
          ports: [{name: http, containerPort: 8080}]
          readinessProbe: {httpGet: {port: http, path: /}}
          env:
            - {name: A, valueFrom: {secretKeyRef: {name: login, key: user}}}
            - {name: B, valueFrom: {configMapKeyRef: {name: conf-${n}, key: a}}}
          volumeMounts: [{name: conf, mountPath: /c/x, subPath: c}]
        - name: side
          image: registry.example/app:${n}
          ports: [{name: metrics, containerPort: 9090}]
          volumeMounts: [{name: conf, mountPath: /c/x, subPath: c}]
      volumes: [{name: conf, configMap: {name: conf-${n}}}]
---
apiVersion: v1
kind: Service
metadata: {name: app-${n}, namespace: ${ns}, labels: {app: app-${n}}}
spec: {selector: {app: app-${n}}, ports: [{name: http, port: 80, targetPort: http}, {name: metrics, port: 90, targetPort: metrics}]}
---
apiVersion: v1
kind: Service
metadata: {name: all, namespace: ${ns}}
spec: {selector: {tier: shop}, ports: [{name: http, port: 80, targetPort: http}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: conf-${n}, namespace: ${ns}}
data: {a: b, c: d}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: app-${n}, namespace: ${ns}}
spec: {maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: app-${n}}, metrics: [{type: ContainerResource, containerResource: {name: cpu, container: main, target: {type: Utilization, averageUtilization: 50}}}]}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: app-${n}, namespace: ${ns}}
spec: {minAvailable: 1, selector: {matchLabels: {app: app-${n}}}}
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: app-${n}, namespace: ${ns}}
spec: {selector: {matchLabels: {app: app-${n}}}, namespaceSelector: {matchNames: [${ns}]}, endpoints: [{port: metrics}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: app-${n}, namespace: ${ns}}
spec: {podSelector: {matchLabels: {app: app-${n}}}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ${ns}}}, podSelector: {matchLabels: {tier: shop}}}], ports: [{port: http}]}]}
`

/** A namespace with what its applications share. */
export const common = (ns: string) => `apiVersion: v1
kind: Namespace
metadata: {name: ${ns}}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: runner, namespace: ${ns}}
---
apiVersion: v1
kind: Secret
metadata: {name: login, namespace: ${ns}}
stringData: {user: x}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: r, namespace: ${ns}}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects: [{kind: ServiceAccount, name: runner, namespace: ${ns}}]
`
