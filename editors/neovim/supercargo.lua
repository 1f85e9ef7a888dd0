-- Save as ~/.config/nvim/plugin/supercargo.lua. For Neovim 0.7 and later.
local server = {
  name = 'supercargo',
  cmd = { 'supercargo', 'lsp', '--stdio' },
  filetypes = { 'yaml', 'json' },
  root_markers = { 'supercargo.yaml', '.supercargo.yaml', '.git' },
}

-- Neovim 0.11 and later starts servers by itself.
if vim.lsp.config then
  vim.lsp.config(server.name, server)
  vim.lsp.enable(server.name)
  return
end

local function root_of(path)
  local folder = vim.fn.fnamemodify(path, ':p:h')
  for _, marker in ipairs(server.root_markers) do
    local file = vim.fn.findfile(marker, folder .. ';')
    if file ~= '' then return vim.fn.fnamemodify(file, ':p:h') end
    local found = vim.fn.finddir(marker, folder .. ';')
    if found ~= '' then return vim.fn.fnamemodify(found, ':p:h:h') end
  end
end

-- One server for each root.
local running = {}

vim.api.nvim_create_autocmd('FileType', {
  pattern = server.filetypes,
  callback = function(event)
    local root = root_of(vim.api.nvim_buf_get_name(event.buf))
    local key = root or ''
    local id = running[key]
    if not id or not vim.lsp.get_client_by_id(id) then
      id = vim.lsp.start_client({ name = server.name, cmd = server.cmd, root_dir = root })
      running[key] = id
    end
    if id then vim.lsp.buf_attach_client(event.buf, id) end
  end,
})
