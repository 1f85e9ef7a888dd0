#!/usr/bin/env node
// The stack that most people would reach for: fast-glob finds the files, yaml parses them, ajv validates each document against the
// JSON Schema of its kind. usage: node bench/card/card.mjs <folder of schemas> <folder of manifests>
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv'
import glob from 'fast-glob'
import { LineCounter, parseAllDocuments } from 'yaml'

const [schemas, folder] = process.argv.slice(2)
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
ajv.addSchema(JSON.parse(readFileSync(join(schemas, '_definitions.json'), 'utf8')), '_definitions.json')
const validators = new Map()
let documents = 0
let errors = 0

function report(file, line, message) {
  errors++
  console.log(`${file}:${line}: ${message}`)
}

function validatorOf({ apiVersion, kind }) {
  const id = `${apiVersion}/${kind}`
  if (!validators.has(id)) {
    const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion]
    const name = [kind, group.split('.')[0], version].filter((part) => part !== '').join('-')
    validators.set(id, compile(join(schemas, `${name.toLowerCase()}.json`)))
  }
  return validators.get(id)
}

function compile(path) {
  try {
    return ajv.compile(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

function check(file) {
  const text = readFileSync(file, 'utf8')
  const lines = new LineCounter()
  for (const document of parseAllDocuments(text, { lineCounter: lines })) {
    for (const { pos, message } of document.errors) report(file, lines.linePos(pos[0]).line, message)
    if (document.errors.length > 0 || document.contents === null) continue
    documents++
    const resource = document.toJS()
    const validate = validatorOf(resource)
    if (validate === undefined) report(file, 1, `no schema for ${resource.apiVersion} ${resource.kind}`)
    else if (!validate(resource)) {
      for (const { instancePath, message } of validate.errors) {
        const node = document.getIn(instancePath.split('/').slice(1), true)
        report(file, lines.linePos(node?.range?.[0] ?? 0).line, `${instancePath} ${message}`)
      }
    }
  }
}

const files = await glob('**/*.{yaml,yml,json}', { cwd: folder, absolute: true })
for (const file of files.sort()) check(file)
console.log(`${files.length} files, ${documents} documents, ${errors} errors`)
process.exitCode = errors > 0 ? 1 : 0
