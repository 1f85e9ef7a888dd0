const { accessSync, constants, readFileSync, renameSync, statSync, writeFileSync } = require('node:fs')
const { dirname, join } = require('node:path')
const { Script } = require('node:vm')

/**
 * Runs a program that the build wrote as a function of `exports`, `require` and so on, in ASCII, and keeps its compiled code beside it, as Python does with modules: compiling takes half of the time of a small check.
 * The name of the cache says which file and which Node it is for. Where nothing can be written, the file is compiled each time.
 */
exports.load = (filename) => {
  const cache = `${filename}.${Math.round(statSync(filename).mtimeMs)}-${process.version}-${process.arch}.cache`
  const cachedData = read(cache)
  const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData })
  const bundle = { exports: {} }
  const requireFrom = (id) => (id.startsWith('./') ? exports.load(join(dirname(filename), id)) : require(id))
  script.runInThisContext()(bundle.exports, requireFrom, bundle, filename, dirname(filename))
  if (cachedData === undefined || script.cachedDataRejected)
    process.once('exit', () => {
      if (bundle.exports.hasChecked) write(cache, script)
    })
  return bundle.exports
}

function read(path) {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

/** Written at the end of a check, when what it needs has been compiled. */
function write(path, script) {
  try {
    accessSync(dirname(path), constants.W_OK)
    const half = `${path}.${process.pid}`
    writeFileSync(half, script.createCachedData())
    renameSync(half, path)
  } catch {
    // The folder belongs to someone else.
  }
}
