import { readInstalled } from '../library/installed.ts'
import { type Descriptions, openDescriptions } from '../schema/descriptions.ts'

let opened: Descriptions | undefined

/** What the API reference says of kinds and fields; it is read when it is first asked for. */
export function descriptions(): Descriptions {
  return (opened ??= openDescriptions(readInstalled('dist/descriptions.pack')))
}
