//! `meldewerk register`: a Musterregister on its own, for vendors who test a portal against it.

use std::{
    fs,
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use clap::Args;

use super::befehle::{ausgeben, ende_mit_2, in_runtime};
use crate::{
    config::Protokollteil,
    kernel::Uhr as _,
    ops,
    register::{Musterregister, Settings},
    urkunde::Setzerei,
};

/// What is run, and where.
#[derive(Args, Debug)]
pub(super) struct Auftrag {
    /// The register's settings; `examples/register/musterstadt.toml` explains every key.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
    /// Where it listens; port 0 takes any free one.
    #[arg(long, default_value = "127.0.0.1:9001", value_name = "ADDRESS")]
    listen: SocketAddr,
}

/// Runs until it is told to end; 2 if it cannot start.
pub(super) fn laufe(auftrag: &Auftrag) -> ExitCode {
    ops::protokolliere(&Protokollteil::default());
    let settings = match lies(&auftrag.config) {
        Ok(settings) => settings,
        Err(fehler) => return ende_mit_2(&fehler),
    };
    let listen = auftrag.listen;
    in_runtime(async move {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let listener = match TcpListener::bind(listen) {
            Ok(listener) => listener,
            Err(fehler) => return ende_mit_2(&format!("--listen {listen}: {fehler}")),
        };
        let setzerei = match Setzerei::neu() {
            Ok(setzerei) => Arc::new(setzerei),
            Err(fehler) => return ende_mit_2(&fehler),
        };
        let (name, ags) = (settings.gemeinde.name.clone(), settings.gemeinde.ags);
        let (uhr, zufall) = (Arc::new(ops::SystemUhr), Arc::new(ops::SystemZufall));
        let register = match Musterregister::starte(listener, settings, uhr, zufall, setzerei) {
            Ok(register) => register,
            Err(fehler) => return ende_mit_2(&fehler),
        };
        let adresse = format!("http://{}:{}", listen.ip(), register.port);
        ausgeben(&format!(
            "Musterregister of {name} ({ags})\n  Messages   {adresse}/nachrichten\n  Letters    {adresse}/briefkasten\n"
        ));
        if let Some(xta) = register.xta {
            ausgeben(&format!(
                "  XTA 2.1.1  https://{xta}/xta/send (management, msgbox)\n"
            ));
        }
        ops::warte_auf_ende().await;
        register.stop().await;
        ExitCode::SUCCESS
    })
}

/// Reads the settings; the folder of the state is meant from where they lie.
fn lies(datei: &Path) -> Result<Settings, String> {
    let text = fs::read_to_string(datei).map_err(|fehler| format!("{}: {fehler}", datei.display()))?;
    let ordner = datei.parent().unwrap_or(Path::new("."));
    Settings::aus_toml(&text, ordner, ops::SystemUhr.heute())
        .map_err(|fehler| format!("{}: {fehler}", datei.display()))
}
