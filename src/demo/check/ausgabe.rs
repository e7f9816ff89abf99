//! What is kept for a stranger: messages, documents, pages.

use std::{
    fs, io,
    path::PathBuf,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

/// Keeps files in a folder, or nothing at all; remembers the messages either way.
pub(super) struct Ausgabe {
    ordner: Option<PathBuf>,
    seiten: AtomicUsize,
    nachrichten: Mutex<Vec<(String, Vec<u8>)>>,
}

impl Ausgabe {
    pub(super) fn neu(ordner: Option<PathBuf>) -> Result<Self, (PathBuf, io::Error)> {
        if let Some(ordner) = &ordner {
            fs::create_dir_all(ordner).map_err(|fehler| (ordner.clone(), fehler))?;
        }
        Ok(Self {
            ordner,
            seiten: AtomicUsize::new(0),
            nachrichten: Mutex::default(),
        })
    }

    /// Keeps a file under this name.
    pub(super) fn datei(&self, name: &str, inhalt: &[u8]) {
        let Some(ordner) = &self.ordner else { return };
        if let Err(fehler) = fs::write(ordner.join(name), inhalt) {
            tracing::warn!("{name} could not be kept: {fehler}");
        }
    }

    /// Keeps a rendered page.
    pub(super) fn seite(&self, name: &str, html: &str) {
        let nummer = self.seiten.fetch_add(1, Ordering::Relaxed) + 1;
        self.datei(&format!("seite-{nummer:02}-{name}.html"), html.as_bytes());
    }

    /// Keeps a message, numbered in the order in which messages passed.
    pub(super) fn nachricht(&self, typ: &str, xml: &[u8]) {
        let mut nachrichten = self.nachrichten.lock().unwrap_or_else(PoisonError::into_inner);
        nachrichten.push((typ.to_owned(), xml.to_vec()));
        self.datei(&format!("{:02}-{typ}.xml", nachrichten.len()), xml);
    }

    /// The last message of this type.
    pub(super) fn letzte(&self, typ: &str) -> Option<Vec<u8>> {
        let nachrichten = self.nachrichten.lock().unwrap_or_else(PoisonError::into_inner);
        nachrichten
            .iter()
            .rev()
            .find(|(anderer, _)| anderer == typ)
            .map(|(_, xml)| xml.clone())
    }
}
