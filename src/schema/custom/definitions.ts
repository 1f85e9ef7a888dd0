import type { GVK } from '../../model/gvk.ts'
import type { MapNode } from '../../yaml/node.ts'

/** One served version of a custom resource definition. */
export interface CustomKind extends GVK {
  readonly plural: string
  readonly namespaced: boolean
}

/** The custom resource definitions of a run. */
export class CustomDefinitions {
  readonly #kinds = new Map<string, CustomKind>()

  add(_definition: MapNode): void {}

  kind(gvk: GVK): CustomKind | undefined {
    return this.#kinds.get(`${gvk.group}/${gvk.version}/${gvk.kind}`)
  }

  versionsOf(_group: string, _kind: string): string[] {
    return []
  }
}
