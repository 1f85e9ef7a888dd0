import { defineRule, parseSelector } from '../../src/kit.ts'

const VERSION = /-(v\d{1,4}(?:[.-]\d{1,4}){0,3}|\d{1,4}[.-]\d{1,4}(?:[.-]\d{1,4}){0,2})$/

export default defineRule({
  summary: 'The name of a Deployment should not contain the version of the application',
  severity: 'info',
  optional: true,
  on: 'Deployment',
  check(deployment: any, { resource, report }) {
    const version = VERSION.exec(resource.name ?? '')
    if (version === null) return
    // Versions that run side by side, as in a service mesh, tell their pods apart by it.
    if (parseSelector(deployment.spec?.selector)?.some(({ values }) => values.includes(version[1]!))) return
    report({
      path: ['metadata', 'name'],
      message: `the name ends in the version "${version[1]}", but a Deployment keeps its name over all versions`,
      why: 'under a new name the new version is a second Deployment beside the old one, without a rollout and without a way back',
      hint: `call it "${resource.name!.slice(0, version.index)}"`,
    })
  },
})
