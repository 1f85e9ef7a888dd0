/**
 * Has Node start as it does where nobody has set anything: reading certificates of one's own takes it as long as all else, so that what a program
 * adds to it would look half as long.
 */
export function startNodePlainly(): void {
  for (const name of ['NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS']) delete process.env[name]
}
