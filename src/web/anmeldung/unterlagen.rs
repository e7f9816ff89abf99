//! `/entwurf/{id}/unterlagen`: further papers, which wait for the authority under the case code.

use actix_multipart::Multipart;
use actix_web::{HttpResponse, http::StatusCode, web};

use super::{Felder, nachweis::papierfehler, pfad};
use crate::{
    kernel::{DokumentId, EntwurfId},
    service::{EntwurfFehler, Schritt, Zweck},
    web::{anfrage::Anfrage, ausweg::Ausweg, formular::Eingang, hochladen, seite::weiter},
};

pub(super) async fn lade_hoch(
    anfrage: Anfrage,
    id: web::Path<EntwurfId>,
    teile: Multipart,
) -> Result<HttpResponse, Ausweg> {
    let (eingang, dateien) = hochladen::lies(teile).await?;
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    let zu = eingang.wert("zu");
    let zurueck = pfad(*id, herkunft(&zu));
    let ergebnis = anfrage
        .dienste()
        .hochladen(anfrage.land(), sitzung, *id, Zweck::Unterlage(&zu), dateien)
        .await;
    match ergebnis {
        Ok(()) => Ok(weiter(&zurueck)),
        Err(EntwurfFehler::Datei(grund)) => Err(abgewiesen(papierfehler(grund), &zurueck)),
        Err(EntwurfFehler::ZuVieleUnterlagen) => Err(abgewiesen("papier-zu-viele-unterlagen", &zurueck)),
        Err(fehler) => Err(fehler.into()),
    }
}

pub(super) async fn entferne(
    anfrage: Anfrage,
    wege: web::Path<(EntwurfId, DokumentId)>,
    felder: Felder,
) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    let (id, dokument) = wege.into_inner();
    anfrage
        .dienste()
        .unterlage_entfernen(anfrage.land(), sitzung, id, dokument)
        .await?;
    Ok(weiter(&pfad(id, herkunft(&eingang.wert("zu")))))
}

/// The step that shows papers of this kind.
fn herkunft(zu: &str) -> Schritt {
    if zu == "sonst" {
        Schritt::Nachweis
    } else {
        Schritt::Sorge
    }
}

/// The file was not taken; everything else is as it was.
fn abgewiesen(grund: &'static str, zurueck: &str) -> Ausweg {
    Ausweg::neu(
        StatusCode::UNPROCESSABLE_ENTITY,
        "papier-abgewiesen-titel",
        &[grund],
    )
    .mit_weg("zum-formular", zurueck)
}
