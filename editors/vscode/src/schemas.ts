/** Whether a key of `yaml.schemas` means the schema of Kubernetes: the word for it, or one of the usual addresses. */
export function isKubernetes(schema: string): boolean {
  return /^\s*kubernetes\s*$|\/kubernetes-json-schema\//i.test(schema)
}
