import { defineRule, imageReferenceParts } from '../../src/kit.ts'

const SHELL = 'only a shell, which ends at once as nobody types into it'
const INTERPRETER = 'only an interpreter, which ends at once as nobody types into it'
const GREETING = 'a program that prints a greeting and ends'

/** What official images start that serve nothing, by their name in the library of Docker Hub (CMD of their Dockerfiles). */
const STARTS: Readonly<Record<string, string>> = {
  almalinux: SHELL,
  alpine: SHELL,
  amazonlinux: SHELL,
  archlinux: SHELL,
  bash: SHELL,
  'buildpack-deps': SHELL,
  busybox: SHELL,
  centos: SHELL,
  debian: SHELL,
  fedora: SHELL,
  gcc: SHELL,
  golang: SHELL,
  'hello-world': GREETING,
  node: INTERPRETER,
  oraclelinux: SHELL,
  python: INTERPRETER,
  rockylinux: SHELL,
  ruby: INTERPRETER,
  rust: SHELL,
  ubuntu: SHELL,
}

export default defineRule({
  summary: 'A container of an image that brings only a shell or interpreter needs a command, else it ends at once',
  severity: 'warning',
  on: 'container',
  check({ pod, role, container }, { report }) {
    const { image, command = [], args = [], stdin, tty } = container
    if (role === 'init' || role === 'ephemeral' || image === undefined || stdin || tty) return
    if (command.length > 0 || args.length > 0 || (pod.spec.restartPolicy ?? 'Always') !== 'Always') return
    const { repository = '' } = imageReferenceParts(image) ?? {}
    const name = repository.slice(repository.lastIndexOf('/') + 1)
    if (!repository.endsWith(`library/${name}`) || !Object.hasOwn(STARTS, name)) return
    report({
      path: ['image'],
      message: `the image "${name}" starts ${STARTS[name]}: the container is started again and again (CrashLoopBackOff)`,
      hint:
        STARTS[name] === GREETING
          ? 'run it by a Job'
          : 'say with `command` what it is to run, such as `[sleep, infinity]`',
    })
  },
})
