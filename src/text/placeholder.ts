const PLACEHOLDER = /\$\{[^{}]*\}|\$\(\w+\)|\{\{[^{}]*\}\}|^\$\w+$|^<[\w. -]+>$|^__\w+__$/

/** What to do about a text that another program fills in before a cluster sees it, such as `${name}` or `{{ name }}`; undefined where it is none. */
export function placeholderHint(text: string): string | undefined {
  return PLACEHOLDER.test(text) ? 'fill in the placeholder first, then check the result' : undefined
}
