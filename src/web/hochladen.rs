//! Forms with a file (multipart/form-data, RFC 7578), read in memory and within bounds.

use actix_multipart::{Multipart, MultipartError};
use actix_web::{ResponseError, http::StatusCode};
use futures_util::TryStreamExt;

use super::{anfrage::Anfrage, anmeldung, ausweg::Ausweg, formular::Eingang};
use crate::{
    antrag::{DATEIEN_HOECHSTENS, SORGE_UNTERLAGE, UPLOAD_HOECHSTENS},
    identity::Sitzung,
    service::Upload,
};

/// The most that a field without a file may hold, in bytes.
const FELD_HOECHSTENS: usize = 8 * 1024;
/// The most fields that a form may have.
const FELDER_HOECHSTENS: usize = 40;
/// The most that all parts of a form may hold together (40 MiB), in bytes.
pub(in crate::web) const ANFRAGE_HOECHSTENS: usize = 40 * 1024 * 1024;

/// As [`lies`], for a form of a session: nothing is read without one, and no file before the session's token.
///
/// # Errors
/// [`Ausweg::Login`] without a session, [`Ausweg::abgelaufen`] for a file that comes without the token.
pub(super) async fn lies_angemeldet(
    anfrage: &Anfrage,
    teile: Multipart,
) -> Result<(Eingang, Vec<Upload>), Ausweg> {
    lies_benannte(anfrage, teile).await.map(ohne_namen)
}

/// As [`lies_angemeldet`], each file with the name of its field: `datei`, or one for the custody of a child.
///
/// # Errors
/// See [`lies_angemeldet`].
pub(super) async fn lies_benannte(
    anfrage: &Anfrage,
    teile: Multipart,
) -> Result<(Eingang, Vec<(String, Upload)>), Ausweg> {
    let sitzung = anfrage.schreibend()?;
    lies_bis(teile, Some(sitzung)).await.map_err(|ausweg| {
        let zu_gross = ausweg.status_code() == StatusCode::PAYLOAD_TOO_LARGE;
        match anmeldung::zum_schritt(&anfrage.seite().pfad).filter(|_| zu_gross) {
            Some(schritt) => ausweg.zuerst("zum-formular", schritt),
            None => ausweg,
        }
    })
}

/// Reads a form and its files; no file and an empty file without a name are the same.
///
/// A file that is larger than [`UPLOAD_HOECHSTENS`] comes with one byte more than that; files after the eleventh are
/// counted and not kept.
pub(super) async fn lies(teile: Multipart) -> Result<(Eingang, Vec<Upload>), Ausweg> {
    lies_bis(teile, None).await.map(ohne_namen)
}

fn ohne_namen((eingang, dateien): (Eingang, Vec<(String, Upload)>)) -> (Eingang, Vec<Upload>) {
    (eingang, dateien.into_iter().map(|(_, datei)| datei).collect())
}

async fn lies_bis(
    mut teile: Multipart,
    sitzung: Option<&Sitzung>,
) -> Result<(Eingang, Vec<(String, Upload)>), Ausweg> {
    let mut felder = Vec::new();
    let mut dateien = Vec::new();
    let mut gelesen = 0_usize;
    while let Some(mut teil) = teile.try_next().await.map_err(unlesbar)? {
        if felder.len() >= FELDER_HOECHSTENS || dateien.len() > DATEIEN_HOECHSTENS {
            return Err(Ausweg::unlesbar());
        }
        let name = teil.name().unwrap_or_default().to_owned();
        let dateiname = teil
            .content_disposition()
            .and_then(|d| d.get_filename().map(str::to_owned));
        let ist_datei = name == "datei" || SORGE_UNTERLAGE.contains(&name.as_str());
        if ist_datei && !sitzung.is_none_or(|sitzung| mit_token(sitzung, &felder)) {
            return Err(Ausweg::abgelaufen());
        }
        let grenze = if ist_datei {
            UPLOAD_HOECHSTENS + 1
        } else {
            FELD_HOECHSTENS
        };
        let mut inhalt = Vec::new();
        while let Some(stueck) = teil.try_next().await.map_err(unlesbar)? {
            gelesen += stueck.len();
            if gelesen > ANFRAGE_HOECHSTENS {
                return Err(Ausweg::zu_gross());
            }
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

/// Whether the fields so far carry the session's token.
fn mit_token(sitzung: &Sitzung, felder: &[(String, String)]) -> bool {
    felder
        .iter()
        .any(|(name, wert)| name == "csrf" && sitzung.csrf_stimmt(wert))
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the signature that map_err asks for"
)]
fn unlesbar(fehler: MultipartError) -> Ausweg {
    tracing::debug!(%fehler, "a form with a file could not be read");
    Ausweg::unlesbar()
}
