//! Forms with a file (multipart/form-data, RFC 7578), read in memory and within bounds.

use actix_multipart::{Multipart, MultipartError};
use futures_util::TryStreamExt;

use super::{ausweg::Ausweg, formular::Eingang};
use crate::{
    antrag::{DATEIEN_HOECHSTENS, SORGE_UNTERLAGE, UPLOAD_HOECHSTENS},
    service::Upload,
};

/// The most that a field without a file may hold, in bytes.
const FELD_HOECHSTENS: usize = 8 * 1024;
/// The most fields that a form may have.
const FELDER_HOECHSTENS: usize = 40;

/// Reads a form and its files; no file and an empty file without a name are the same.
///
/// A file that is larger than [`UPLOAD_HOECHSTENS`] comes with one byte more than that; files after the eleventh are
/// counted and not kept.
pub(super) async fn lies(teile: Multipart) -> Result<(Eingang, Vec<Upload>), Ausweg> {
    let (eingang, dateien) = lies_benannte(teile).await?;
    Ok((eingang, dateien.into_iter().map(|(_, datei)| datei).collect()))
}

/// As [`lies`], each file with the name of its field: `datei`, or one for the custody of a child.
pub(super) async fn lies_benannte(mut teile: Multipart) -> Result<(Eingang, Vec<(String, Upload)>), Ausweg> {
    let mut felder = Vec::new();
    let mut dateien = Vec::new();
    while let Some(mut teil) = teile.try_next().await.map_err(unlesbar)? {
        if felder.len() >= FELDER_HOECHSTENS || dateien.len() > DATEIEN_HOECHSTENS {
            return Err(Ausweg::unlesbar());
        }
        let name = teil.name().unwrap_or_default().to_owned();
        let dateiname = teil
            .content_disposition()
            .and_then(|d| d.get_filename().map(str::to_owned));
        let ist_datei = name == "datei" || SORGE_UNTERLAGE.contains(&name.as_str());
        let grenze = if ist_datei {
            UPLOAD_HOECHSTENS + 1
        } else {
            FELD_HOECHSTENS
        };
        let mut inhalt = Vec::new();
        while let Some(stueck) = teil.try_next().await.map_err(unlesbar)? {
            let frei = grenze.saturating_sub(inhalt.len());
            inhalt.extend(stueck.iter().take(frei));
            if stueck.len() > frei && !ist_datei {
                return Err(Ausweg::zu_gross());
            }
        }
        if ist_datei {
            let feld = name;
            let name = dateiname.unwrap_or_default();
            if !(name.is_empty() && inhalt.is_empty()) {
                dateien.push((feld, Upload { name, inhalt }));
            }
        } else {
            felder.push((name, String::from_utf8(inhalt).map_err(|_| Ausweg::unlesbar())?));
        }
    }
    Ok((Eingang::neu(felder), dateien))
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the signature that map_err asks for"
)]
fn unlesbar(fehler: MultipartError) -> Ausweg {
    tracing::debug!(%fehler, "a form with a file could not be read");
    Ausweg::unlesbar()
}
