import { type BaseImage, baseImage, defineRule } from '../../src/kit.ts'

const STARTS: Readonly<Record<BaseImage['starts'], string>> = {
  greeting: 'a program that prints a greeting and ends',
  interpreter: 'only an interpreter, which ends at once as nobody types into it',
  shell: 'only a shell, which ends at once as nobody types into it',
}

export default defineRule({
  summary: 'A container of an image that brings only a shell or interpreter needs a command, else it ends at once',
  severity: 'warning',
  on: 'container',
  check({ pod, role, container }, { report }) {
    const { image, command = [], args = [], stdin, tty } = container
    if (role === 'init' || role === 'ephemeral' || image === undefined || stdin || tty) return
    if (command.length > 0 || args.length > 0 || (pod.spec.restartPolicy ?? 'Always') !== 'Always') return
    const known = baseImage(image)
    if (known === undefined) return
    report({
      path: ['image'],
      message: `the image "${known.name}" starts ${STARTS[known.starts]}: the container is started again and again (CrashLoopBackOff)`,
      hint:
        known.starts === 'greeting'
          ? 'run it by a Job'
          : 'say with `command` what it is to run, such as `[sleep, infinity]`',
    })
  },
})
