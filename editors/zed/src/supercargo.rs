use zed_extension_api::{self as zed, settings::LspSettings, LanguageServerId, Result, Worktree};

const SERVER: &str = "supercargo";

struct Supercargo;

impl zed::Extension for Supercargo {
    fn new() -> Self {
        Supercargo
    }

    /// The program that the settings name (`lsp.supercargo.binary`), else the one on the PATH.
    fn language_server_command(&mut self, _: &LanguageServerId, worktree: &Worktree) -> Result<zed::Command> {
        let binary = LspSettings::for_worktree(SERVER, worktree).ok().and_then(|settings| settings.binary);
        let (path, arguments) = binary.map_or((None, None), |binary| (binary.path, binary.arguments));
        let command = path
            .or_else(|| worktree.which(SERVER))
            .ok_or("supercargo is not on the PATH: npm install --global supercargo")?;
        Ok(zed::Command {
            command,
            args: arguments.unwrap_or_else(|| vec!["lsp".into(), "--stdio".into()]),
            env: worktree.shell_env(),
        })
    }
}

zed::register_extension!(Supercargo);
