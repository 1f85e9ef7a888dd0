/** What the page of a graph does in a browser; plain JavaScript in ASCII that writes texts as texts, never as HTML. */
export const PAGE_SCRIPT = `
'use strict'
const units = JSON.parse(document.getElementById('data').textContent)
const view = document.getElementById('view')
const svg = view.querySelector('svg')
const search = document.getElementById('search')
const matches = document.getElementById('matches')
const details = document.getElementById('details')
const whole = svg.viewBox.baseVal
const size = { width: whole.width, height: whole.height }
svg.removeAttribute('width')
svg.removeAttribute('height')
svg.setAttribute('preserveAspectRatio', 'xMidYMid meet')

const nodes = new Map()
const edges = new Map()
units.forEach((unit, u) => {
  unit.nodes.forEach((node, i) => nodes.set(u + '-' + i, { ...node, key: u + '-' + i, edges: [] }))
  unit.edges.forEach((edge, i) => {
    const one = { ...edge, key: u + '-' + i, from: nodes.get(u + '-' + edge.from), to: nodes.get(u + '-' + edge.to) }
    edges.set(one.key, one)
    one.from.edges.push(one)
    if (one.to !== one.from) one.to.edges.push(one)
  })
})
for (const element of svg.querySelectorAll('[data-node]')) {
  const node = nodes.get(element.dataset.node)
  node.element = element
  element.setAttribute('tabindex', '0')
  element.setAttribute('role', 'button')
  element.setAttribute('aria-label', nameOf(node))
}
for (const element of svg.querySelectorAll('[data-edge]')) edges.get(element.dataset.edge).element = element

function nameOf(node) {
  return node.kind + ' ' + node.name
}

// The part of the picture that is shown.
let box
function show(next) {
  box = next
  svg.setAttribute('viewBox', [box.x, box.y, box.width, box.height].join(' '))
}
function area() {
  return { width: Math.max(1, view.clientWidth), height: Math.max(1, view.clientHeight) }
}
/** Shows the picture at a scale, with the given place of it in the middle. */
function look(x, y, scale) {
  const { width, height } = area()
  show({ x: x - width / scale / 2, y: y - height / scale / 2, width: width / scale, height: height / scale })
}
function fitting() {
  const { width, height } = area()
  return Math.min(width / size.width, height / size.height)
}
function fit() {
  look(size.width / 2, size.height / 2, Math.min(fitting(), 1.6))
}
/** At first everything is shown where it can be read, else its beginning. */
function start() {
  const least = 0.55
  if (fitting() >= least) return fit()
  const { width, height } = area()
  const scale = Math.min(1, Math.max(least, width / size.width))
  const x = Math.min(size.width, width / scale) / 2
  const y = size.height < height / scale ? size.height / 2 : height / scale / 2
  look(x, y, scale)
}
function zoom(factor, px, py) {
  const { width, height } = area()
  const scale = width / box.width
  const next = Math.min(6, Math.max(Math.min(fitting(), 1) / 2, scale * factor))
  const [x, y] = [box.x + px / scale, box.y + py / scale]
  show({ x: x - px / next, y: y - py / next, width: width / next, height: height / next })
}
function zoomMiddle(factor) {
  const { width, height } = area()
  zoom(factor, width / 2, height / 2)
}
function reveal(elements) {
  const frame = view.getBoundingClientRect()
  const rects = elements.map((element) => element.getBoundingClientRect())
  const inside = (r) => r.left >= frame.left && r.right <= frame.right && r.top >= frame.top && r.bottom <= frame.bottom
  if (rects.every(inside)) return
  const scale = frame.width / box.width
  const [left, right] = [Math.min(...rects.map((r) => r.left)), Math.max(...rects.map((r) => r.right))]
  const [top, bottom] = [Math.min(...rects.map((r) => r.top)), Math.max(...rects.map((r) => r.bottom))]
  const wanted = Math.min(frame.width / (right - left + 80), frame.height / (bottom - top + 80), 1) * scale
  look(box.x + ((left + right) / 2 - frame.left) / scale, box.y + ((top + bottom) / 2 - frame.top) / scale, Math.min(scale, wanted))
}

view.addEventListener('wheel', (event) => {
  event.preventDefault()
  const frame = view.getBoundingClientRect()
  const step = event.deltaMode === 1 ? event.deltaY * 16 : event.deltaY
  zoom(Math.exp(-Math.max(-300, Math.min(300, step)) / 400), event.clientX - frame.left, event.clientY - frame.top)
}, { passive: false })

let drag
const fingers = new Map()
view.addEventListener('pointerdown', (event) => {
  fingers.set(event.pointerId, event)
  drag = { x: event.clientX, y: event.clientY, moved: false }
})
view.addEventListener('pointermove', (event) => {
  const before = fingers.get(event.pointerId)
  if (before === undefined || drag === undefined) return
  if (!drag.moved && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < 4) return
  if (!drag.moved) view.setPointerCapture(event.pointerId)
  drag.moved = true
  view.classList.add('moving')
  const scale = area().width / box.width
  if (fingers.size === 2) {
    const other = [...fingers.values()].find((finger) => finger.pointerId !== event.pointerId)
    const frame = view.getBoundingClientRect()
    const span = (one) => Math.max(1, Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY))
    zoom(span(event) / span(before), other.clientX - frame.left, other.clientY - frame.top)
  } else
    show({ ...box, x: box.x - (event.clientX - before.clientX) / scale, y: box.y - (event.clientY - before.clientY) / scale })
  fingers.set(event.pointerId, event)
})
for (const name of ['pointerup', 'pointercancel'])
  view.addEventListener(name, (event) => {
    fingers.delete(event.pointerId)
    view.classList.remove('moving')
  })

function text(tag, content, name) {
  const element = document.createElement(tag)
  element.textContent = content
  if (name) element.className = name
  return element
}
function entry(label, edge, target) {
  const item = document.createElement('li')
  const button = text('button', label)
  for (const field of edge.fields) {
    button.append(text('code', field.path + (field.optional ? ' (optional)' : '')))
    if (field.fault !== undefined) button.append(text('span', field.fault, 'fault'))
  }
  button.addEventListener('click', () => choose(target))
  item.append(button)
  return item
}
function list(title, items) {
  if (items.length === 0) return []
  const all = document.createElement('ul')
  all.append(...items)
  return [text('h3', title), all]
}

const STATES = {
  made: 'in no manifest, but made of others',
  standing: 'in every cluster',
  external: 'not in these manifests: it may live elsewhere',
  missing: 'missing: nothing of that name will be there',
}
function describeNode(node) {
  const kind = node.group === '' ? node.kind : node.kind + '.' + node.group
  const lists = ['names', 'selects', 'makes'].flatMap((relation) => [
    ...list(relation, node.edges.filter((edge) => edge.from === node && edge.relation === relation).map((edge) => entry(nameOf(edge.to), edge, edge.to))),
  ])
  const users = node.edges.filter((edge) => edge.to === node)
  return [
    text('h2', node.name),
    text('p', kind),
    ...(node.namespace === undefined ? [] : [text('p', 'namespace ' + node.namespace)]),
    ...(node.file === undefined ? [] : [text('p', node.file + ':' + node.line, 'where')]),
    ...(node.state === 'present' ? [] : [text('p', STATES[node.state], node.state === 'missing' ? 'fault' : 'where')]),
    ...lists,
    ...list('used by', users.map((edge) => entry(nameOf(edge.from) + ' ' + edge.relation + ' it', edge, edge.from))),
  ]
}
function describeEdge(edge) {
  return [
    text('h2', nameOf(edge.from) + ' ' + edge.relation + ' ' + nameOf(edge.to)),
    ...list('from', [entry(nameOf(edge.from), { fields: edge.fields }, edge.from)]),
    ...list('to', [entry(nameOf(edge.to), { fields: [] }, edge.to)]),
  ]
}

let hint = [...details.childNodes]
function mark(bright, chosen) {
  for (const one of [...nodes.values(), ...edges.values()]) {
    one.element.classList.toggle('dim', bright !== undefined && !bright.has(one))
    one.element.classList.toggle('chosen', one === chosen)
  }
}
function choose(one) {
  if (one === undefined) {
    mark()
    details.replaceChildren(...hint)
    return
  }
  const isNode = one.edges !== undefined
  const bright = isNode ? new Set([one, ...one.edges, ...one.edges.flatMap(({ from, to }) => [from, to])]) : new Set([one, one.from, one.to])
  mark(bright, one)
  details.replaceChildren(...(isNode ? describeNode(one) : describeEdge(one)))
  details.scrollTop = 0
  reveal(isNode ? [one.element] : [one.from.element, one.to.element])
}
function chosenBy(target) {
  const element = target.closest && target.closest('[data-node],[data-edge]')
  if (!element) return undefined
  return element.dataset.node === undefined ? edges.get(element.dataset.edge) : nodes.get(element.dataset.node)
}
svg.addEventListener('click', (event) => {
  if (drag && drag.moved) return
  choose(chosenBy(event.target))
})

let found = []
let at = -1
function searching() {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean)
  at = -1
  if (words.length === 0) {
    found = []
    matches.textContent = ''
    choose(undefined)
    return
  }
  found = [...nodes.values()].filter((node) => {
    const all = [node.kind, node.group, node.namespace, node.name, node.file].join(' ').toLowerCase()
    return words.every((word) => all.includes(word))
  })
  matches.textContent = found.length === 0 ? 'nothing found' : found.length + ' found'
  mark(new Set(found))
}
search.addEventListener('input', searching)
search.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || found.length === 0) return
  at = (at + (event.shiftKey ? found.length - 1 : 1) + found.length) % found.length
  matches.textContent = at + 1 + ' of ' + found.length
  choose(found[at])
})
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    search.value = ''
    searching()
    return
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.target === search) return
  const target = chosenBy(event.target)
  if ((event.key === 'Enter' || event.key === ' ') && target) {
    event.preventDefault()
    choose(target)
  } else if (event.key === '+' || event.key === '=') zoomMiddle(1.25)
  else if (event.key === '-') zoomMiddle(0.8)
  else if (event.key === '0') fit()
  else if (event.key === '/') {
    event.preventDefault()
    search.focus()
  }
})
document.getElementById('in').addEventListener('click', () => zoomMiddle(1.25))
document.getElementById('out').addEventListener('click', () => zoomMiddle(0.8))
document.getElementById('fit').addEventListener('click', fit)
window.addEventListener('resize', () => {
  const { width, height } = area()
  const scale = width / box.width
  show({ ...box, width: width / scale, height: height / scale })
})

const wrong = [...edges.values()].filter((edge) => edge.broken)
document.getElementById('broken').append(
  ...(wrong.length === 0
    ? [text('p', 'Nothing is broken.', 'hint')]
    : list('broken', wrong.map((edge) => entry(nameOf(edge.from) + ' ' + edge.relation + ' ' + nameOf(edge.to), { fields: edge.fields.filter(({ fault }) => fault !== undefined) }, edge)))),
)
start()
`
