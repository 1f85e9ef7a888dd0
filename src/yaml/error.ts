/** What the cluster's parser stumbles over; `explain` puts it into words. */
export type ErrorCode =
  | 'reader' // a control character
  | 'start' // a character that no token starts with
  | 'tab' // a tab where the indentation is
  | 'colon' // a line that must be a key has no colon
  | 'value' // a colon where no key can be
  | 'entry' // a dash where no list item can start
  | 'complex-key' // a question mark where no key can start
  | 'key' // something that is no key among the keys of a map
  | 'dash' // something that is no item among the items of a list
  | 'comma' // something after an item of a flow list or map
  | 'content' // a value is wanted and something else comes
  | 'quote' // the text ends within quotes
  | 'marker' // a document marker within quotes
  | 'escape' // an unknown escape
  | 'escape-code' // a malformed escape number
  | 'anchor' // a malformed anchor or alias name
  | 'tag' // a malformed tag
  | 'tag-handle' // a tag handle that no directive declares
  | 'directive' // a malformed or unknown directive
  | 'version' // another YAML version
  | 'document-start' // a directive without `---`
  | 'header' // text after `|` or `>`
  | 'depth' // nested too deeply
  | 'alias' // an alias of an unknown anchor
  | 'recursion' // an anchor that contains itself
  | 'bomb' // aliases that multiply
  | 'merge' // a merge key whose value is no map
  | 'map-key' // a list or map as a key
  | 'null-key' // a null as a key
  | 'big-key' // an integer beyond 2^63 as a key
  | 'number' // a number that JSON cannot hold
  | 'decode' // a value that is not what its tag says
  | 'separator' // text after the `---` of a stream
  | 'json' // a stream that starts as JSON and is neither JSON nor YAML

/** The first thing that the cluster's parser refuses in a document. It is thrown, but no Error: a stack trace costs more than the document. */
export class YamlError {
  readonly code: ErrorCode
  /** Where the parser gives up. */
  readonly offset: number
  /** Where the token or collection starts that it was reading; the offset itself where there is none. */
  readonly since: number
  /** The offending text, where the words need it. */
  readonly detail: string

  constructor(code: ErrorCode, offset: number, since = offset, detail = '') {
    this.code = code
    this.offset = offset
    this.since = since
    this.detail = detail
  }
}
