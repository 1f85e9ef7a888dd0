import { defineRule, didYouMean, imageReferenceFault, placeholderHint } from '../../src/kit.ts'

/** What a program puts an image in the place of: variables, template marks, words in capitals, and references of ko and Bazel. */
const FILLED_BY_PROGRAMS = /[${}]|^(?:%.*%|@.*@|[A-Z_][A-Z0-9_]*(?::\S*)?)$|^(?:ko:)?\/\//

export default defineRule({
  summary: 'An image must have a name that container runtimes take',
  severity: 'error',
  on: 'container',
  check({ container: { image, name } }, { report }) {
    if (typeof image !== 'string' || image === '') return
    const wrong = imageReferenceFault(image)
    // Blanks around it are refused by the API server.
    if (wrong === undefined || image.trim() !== image || FILLED_BY_PROGRAMS.test(image)) return
    const placeholder = placeholderHint(image)
    report({
      path: ['image'],
      message: `no node can pull the image "${image}" of container "${name}": ${placeholder === undefined ? `it ${wrong.fault}` : 'a placeholder is still in it'}`,
      why: 'the container never starts: InvalidImageName',
      ...(placeholder === undefined ? didYouMean(wrong.meant) : { hint: placeholder }),
    })
  },
})
