//! The status lists as files, for a static server that answers for us: verifiers need no database, and go on when we are away.

use std::{io::Write, path::Path};

use crate::{land::Land, service::Dienste};

/// Writes every list of `land` into `ordner`, each under its number: what `{adresse}/status/{number}` says.
///
/// # Errors
/// What stood in the way; lists that were written before it stay.
pub(super) async fn schreibe(dienste: &Dienste, land: &Land, ordner: &Path) -> Result<(), String> {
    let letzte = dienste
        .letzte_statusliste(land)
        .await
        .map_err(|fehler| fehler.to_string())?;
    for liste in 1..=letzte {
        let text = dienste.statusliste(land, liste).await;
        if let Some(text) = text.map_err(|fehler| fehler.to_string())? {
            ersetze(ordner, liste, &text)
                .map_err(|fehler| format!("siegel.status_ordner {}: {fehler}", ordner.display()))?;
        }
    }
    Ok(())
}

/// A reader sees the old list or the new one, never half of one.
fn ersetze(ordner: &Path, liste: u32, text: &str) -> std::io::Result<()> {
    std::fs::create_dir_all(ordner)?;
    let neu = ordner.join(format!(".{liste}.neu"));
    let mut datei = std::fs::File::create(&neu)?;
    datei.write_all(text.as_bytes())?;
    datei.sync_all()?;
    std::fs::rename(neu, ordner.join(liste.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_replaced_as_a_whole_and_nothing_else_is_left_in_the_folder() {
        let ordner = tempfile::tempdir().unwrap();
        let ziel = ordner.path().join("status");
        for text in ["eins", "zwei"] {
            ersetze(&ziel, 1, text).unwrap();
            assert_eq!(std::fs::read_to_string(ziel.join("1")).unwrap(), text);
        }
        assert_eq!(std::fs::read_dir(&ziel).unwrap().count(), 1);
    }
}
