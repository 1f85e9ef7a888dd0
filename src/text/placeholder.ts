/** What stands for a text that somebody fills in: the marks of templates and of programs that put secrets in, words in brackets, and the words that tell a person to do it. */
const PLACEHOLDERS: readonly RegExp[] = [
  /[$#%@]\{[^{}]*\}|\$\(\w+\)|\{\{[^{}]*\}\}|\{%[^{}]*%\}|<%[^%]*%>|\[\[[^[\]]+\]\]/,
  /^\$\w+$|^%\w+%$|^@+\w+@+$|^__\w+__$|^\{[A-Za-z][\w.-]*\}$|^\(\([\w.:/-]+\)\)$/,
  /\$[A-Z_][A-Z0-9_]+(?![a-z])/,
  /<[A-Za-z][\w. -]*>|<<[^<>]+>>|^<path:[^<>]+>$|^\[(?:your|my|the|insert|enter)[\w. -]*\]$/i,
  /^ENC\[\w+,data:|^ref\+[a-z0-9]+:\/\/|^op:\/\//,
  /(?:^|[^A-Za-z])(?:YOUR[-_ ]?[A-Z]|REPLACE[-_ ]?(?:ME|WITH)|CHANGE[-_ ]?(?:ME|IT)|FILL[-_ ]?(?:ME|IN)|INSERT[-_ ][A-Z]|TODO|FIXME|TBD)/,
  /(?:^|[^A-Za-z])(?:(?:FILLED|REPLACED|SET|PROVIDED|INJECTED)[-_ ](?:BY|IN|WITH)|TO[-_ ]BE[-_ ][A-Z]+ED|PLACEHOLDER|REDACTED|X{3,})(?![A-Za-z])/,
  /^(?:replace|change|fill|set|edit)[-_ ]?(?:me|this|it)(?![a-z])|^to[-_ ]be[-_ ](?:replaced|filled|changed|set|defined)(?![a-z])/i,
  /(?:^|[^a-z])(?:put|insert|enter|paste|replace|add|use|fill)(?:[-_ ](?:in|with))?[-_ ]your[-_ ][a-z]|^your_\w+$/i,
  /(?:^|[^a-z])base64[-_ ]encoded(?![a-z])|^\[?redacted\]?$/i,
  /^(?:x{3,}|\*{3,}|\?{3,}|\.{3}|…)$/,
]

/** What to do about a text that somebody or another program fills in before a cluster sees it, such as `${name}`, `<your domain>` or `YOUR_TOKEN`; undefined where it is none. */
export function placeholderHint(text: string): string | undefined {
  return PLACEHOLDERS.some((form) => form.test(text))
    ? 'fill in the placeholder first, then check the result'
    : undefined
}
