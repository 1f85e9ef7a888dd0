-- Does the steps of $STEPS in the buffer that is open, and writes what comes of them to $RESULTS.
local PATIENCE = 20000

local function read(path)
  local file = assert(io.open(path))
  local text = file:read('*a')
  file:close()
  return vim.fn.json_decode(text)
end

local function write(path, value)
  local file = assert(io.open(path, 'w'))
  file:write(vim.fn.json_encode(value))
  file:close()
end

local function client()
  return vim.tbl_values(vim.lsp.buf_get_clients(0))[1]
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n'
end

local function go_to(step)
  vim.api.nvim_win_set_cursor(0, { step.line + 1, step.character })
end

local function ask(method, extra)
  local params = vim.tbl_extend('force', vim.lsp.util.make_position_params(), extra or {})
  local answer = assert(vim.lsp.buf_request_sync(0, method, params, PATIENCE), method)
  for _, each in pairs(answer) do
    assert(not each.error, vim.inspect(each.error))
    return each.result
  end
end

local SEVERITIES = { 'error', 'warning', 'info', 'hint' }
local steps = {}

function steps.diagnostics(step)
  vim.wait(PATIENCE, function()
    local all = vim.diagnostic.get(0)
    for _, each in ipairs(all) do
      if not each.message:find(step.saying, 1, true) then return false end
    end
    return #all == step.count
  end, 20)
  return vim.tbl_map(function(each)
    return { line = each.lnum, severity = SEVERITIES[each.severity], message = each.message }
  end, vim.diagnostic.get(0))
end

function steps.type(step)
  local before = text()
  local start, stop = before:find(step.from, 1, true)
  assert(start, step.from)
  local after = before:sub(1, start - 1) .. step.to .. before:sub(stop + 1)
  vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(after:gsub('\n$', ''), '\n'))
end

function steps.symbols()
  return vim.tbl_map(function(each) return each.name end, ask('textDocument/documentSymbol'))
end

function steps.hover(step)
  go_to(step)
  local result = ask('textDocument/hover')
  if not result then return vim.NIL end
  return table.concat(vim.lsp.util.convert_input_to_markdown_lines(result.contents), '\n')
end

function steps.definition(step)
  go_to(step)
  local function here() return { vim.api.nvim_buf_get_name(0), vim.fn.line('.') - 1 } end
  local from = here()
  vim.lsp.buf.definition()
  vim.wait(PATIENCE, function() return not vim.deep_equal(here(), from) end, 20)
  local to = here()
  vim.cmd('silent! edit! ' .. vim.fn.fnameescape(from[1]))
  return { file = vim.fn.fnamemodify(to[1], ':t'), line = to[2] }
end

function steps.completion(step)
  go_to(step)
  local items = vim.lsp.util.extract_completion_items(ask('textDocument/completion'))
  return vim.tbl_map(function(each) return each.label end, items)
end

function steps.rename(step)
  go_to(step)
  local before = text()
  vim.lsp.buf.rename(step.to)
  vim.wait(PATIENCE, function() return text() ~= before end, 20)
  return text()
end

function steps.actions(step)
  go_to(step)
  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = vim.tbl_map(function(each) return each.user_data.lsp and vim.tbl_extend('force', each.user_data.lsp, {
    range = {
      start = { line = each.lnum, character = each.col },
      ['end'] = { line = each.end_lnum, character = each.end_col },
    },
    message = each.message,
    severity = each.severity,
    source = each.source,
  }) end, vim.diagnostic.get(0)) }
  return vim.tbl_map(function(each) return each.title end, ask('textDocument/codeAction', params) or {})
end

-- Has what has a stretch of text in its title done to the text.
function steps.repair(step)
  go_to(step)
  local before = text()
  vim.ui.select = function(items, _, choose)
    for _, each in ipairs(items) do
      if each[2].title:find(step.saying, 1, true) then return choose(each) end
    end
  end
  vim.lsp.buf.code_action()
  vim.wait(PATIENCE, function() return text() ~= before end, 20)
  return text()
end

local ok, problem = pcall(function()
  assert(vim.wait(PATIENCE, function() return client() ~= nil and client().server_capabilities ~= nil end, 20), 'no server')
  local results = {}
  for index, step in ipairs(read(vim.env.STEPS)) do
    local done, result = pcall(steps[step.does], step)
    results[index] = not done and { failed = tostring(result) } or result == nil and vim.NIL or result
  end
  write(vim.env.RESULTS, { results = results })
end)
if not ok then write(vim.env.RESULTS, { problem = tostring(problem) }) end
vim.cmd('qall!')
