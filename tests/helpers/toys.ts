/** A definition of the custom kind Toy of example.com, whose one field has that type. */
export const toyDefinition = (version = 'v1', type = 'integer') => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: toys.example.com}
spec:
  group: example.com
  names: {kind: Toy, plural: toys, singular: toy, listKind: ToyList}
  scope: Namespaced
  versions:
    - name: ${version}
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: ${type}}}}}}}
`
