/** What stands for a text that somebody fills in: template marks, words in angle or square brackets, and the words that tell a person to do it. */
const PLACEHOLDERS: readonly RegExp[] = [
  /\$\{[^{}]*\}|\$\(\w+\)|\{\{[^{}]*\}\}|\{%[^{}]*%\}/,
  /^\$\w+$|^%\w+%$|^@\w+@$|^__\w+__$/,
  /\$[A-Z_][A-Z0-9_]+(?![a-z])/,
  /<[A-Za-z][\w. -]*>|^\[(?:your|my|the|insert|enter)[\w. -]*\]$/i,
  /(?:^|[^A-Za-z])(?:YOUR[-_ ]?[A-Z]|REPLACE[-_ ]?(?:ME|WITH)|CHANGE[-_ ]?(?:ME|IT)|FILL[-_ ]?(?:ME|IN)|INSERT[-_ ][A-Z]|TODO|FIXME|TBD)/,
  /^(?:replace[-_ ]?me|change[-_ ]?me|fill[-_ ]?me[-_ ]?in|\.{3}|…)$/i,
]

/** What to do about a text that somebody or another program fills in before a cluster sees it, such as `${name}`, `<your domain>` or `YOUR_TOKEN`; undefined where it is none. */
export function placeholderHint(text: string): string | undefined {
  return PLACEHOLDERS.some((form) => form.test(text))
    ? 'fill in the placeholder first, then check the result'
    : undefined
}
