const { accessSync, constants, readFileSync, renameSync, rmSync, statSync, writeFileSync } = require('node:fs')
const { dirname, join } = require('node:path')
const { Script } = require('node:vm')

/** Where compiled code says with which flags of V8 it was made, in bytes from its beginning. */
const FLAGS = 12

/** V8's flags when the first program was loaded, as V8 counts them: a run over many files changes some that make no difference to compiled code. */
let flagsAtStart

/**
 * Runs a program that the build wrote as a function of `exports`, `require` and so on, in ASCII, and keeps its compiled code beside it, as Python does with modules: compiling takes half of the time of a small check.
 * The name of the cache says which file and which Node it is for. Where nothing can be written, the file is compiled each time.
 * A program may ask for it before the end, because it may be ended from outside, or goes on to compile more than most runs need; that is kept until a run over few files comes to its end.
 */
exports.load = (filename) => {
  const name = `${filename}.${Math.round(statSync(filename).mtimeMs)}-${process.version}-${process.arch}`
  const whole = `${name}.cache`
  const begun = `${name}.begun.cache`
  let isWhole = true
  let cachedData = read(whole)
  if (cachedData === undefined) {
    isWhole = false
    cachedData = read(begun)
  }
  const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData })
  const isKept = cachedData !== undefined && !script.cachedDataRejected
  flagsAtStart ??= isKept ? flagsOf(cachedData) : flagsNow()
  const bundle = { exports: {} }
  const requireFrom = (id) => (id.startsWith('./') ? exports.load(join(dirname(filename), id)) : require(id))
  script.runInThisContext()(bundle.exports, requireFrom, bundle, filename, dirname(filename))
  if (!isKept) bundle.exports.keepWith?.(() => write(begun, script))
  if (!isKept || !isWhole)
    process.once('exit', () => {
      if (!bundle.exports.hasChecked || flagsNow() !== flagsAtStart) return
      write(whole, script)
      rmSync(begun, { force: true })
    })
  return bundle.exports
}

/** What was kept; undefined where there is nothing. */
function read(path) {
  try {
    const data = readFileSync(path)
    return flagsAtStart === undefined ? data : withFlags(data, flagsAtStart, flagsNow())
  } catch {
    return undefined
  }
}

/** V8's flags as they are now. */
function flagsNow() {
  return flagsOf(new Script('').createCachedData())
}

/** The flags that compiled code was made with, as a text: what reads numbers out of bytes would have to be compiled by Node first. */
function flagsOf(data) {
  return data.latin1Slice(FLAGS, FLAGS + 4)
}

/** Compiled code for other flags than those that it was made with; it stays as it is where it was made with others still. */
function withFlags(data, before, after) {
  if (flagsOf(data) === before) data.latin1Write(after, FLAGS)
  return data
}

/** Keeps what has been compiled, for a start with the same flags as this one had. */
function write(path, script) {
  try {
    accessSync(dirname(path), constants.W_OK)
    const half = `${path}.${process.pid}`
    writeFileSync(half, withFlags(script.createCachedData(), flagsNow(), flagsAtStart))
    renameSync(half, path)
  } catch {
    // The folder belongs to someone else.
  }
}
