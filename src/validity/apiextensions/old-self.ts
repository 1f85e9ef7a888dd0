/** Texts and comments of CEL, in which names mean nothing. */
const OPAQUE =
  /\/\/[^\n]*|[rR]?(?:"""(?:[^"\\]|\\[\s\S]|"(?!""))*"""|'''(?:[^'\\]|\\[\s\S]|'(?!''))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/g
const NAME = /(?<![\w.])oldSelf(?!\w)/

/** Whether a CEL rule looks at the former value of what it judges; read by its words alone. */
export function usesOldSelf(rule: string): boolean {
  return rule.includes('oldSelf') && NAME.test(rule.replace(OPAQUE, ' '))
}
