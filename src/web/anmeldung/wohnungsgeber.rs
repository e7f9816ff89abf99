//! `/entwurf/{id}/wohnungsgeber`: step 3, who let the person move in, and the confirmation.

use actix_multipart::Multipart;
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

use super::{Schritt, pfad};
use crate::{
    antrag::{Feldfehler, NachweisFehler, WohnungsgeberEingabe},
    identity::Sitzung,
    kernel::EntwurfId,
    service::{Entwurf, EntwurfFehler},
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        formular::{Eingang, Formular},
        hochladen::{self, Hochgeladen},
        seite::{Seite, antworte, weiter},
    },
};

#[derive(Template)]
#[template(path = "web/entwurf_wohnungsgeber.html")]
struct Wohnungsgeber {
    s: Seite,
    schritt: u8,
    id: EntwurfId,
    form: Formular,
    datei: Option<String>,
}

pub(super) async fn zeige(anfrage: Anfrage, id: web::Path<EntwurfId>) -> Result<HttpResponse, Ausweg> {
    let entwurf = anfrage
        .dienste()
        .entwurf(anfrage.land(), anfrage.angemeldet()?, *id)
        .await?;
    Ok(seite(&anfrage, &entwurf, &[], None))
}

/// Takes the file first, so that it is kept even where other fields are faulty.
pub(super) async fn trage_ein(
    anfrage: Anfrage,
    id: web::Path<EntwurfId>,
    teile: Multipart,
) -> Result<HttpResponse, Ausweg> {
    let (eingang, datei) = hochladen::lies(teile).await?;
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    let abgewiesen = nimm_datei(&anfrage, sitzung, *id, datei).await?;
    let eingetragen = anfrage
        .dienste()
        .wohnungsgeber_eintragen(anfrage.land(), sitzung, *id, eingabe(&eingang))
        .await;
    let mut fehler = match eingetragen {
        Ok(()) if abgewiesen.is_none() => return Ok(weiter(&pfad(*id, Schritt::Zusammenfassung))),
        Ok(()) => Vec::new(),
        Err(EntwurfFehler::Felder(fehler)) => fehler,
        Err(fehler) => return Err(fehler.into()),
    };
    if abgewiesen.is_some() {
        fehler.retain(|f| f.feld != "datei");
    }
    let entwurf = anfrage.dienste().entwurf(anfrage.land(), sitzung, *id).await?;
    Ok(seite(&anfrage, &entwurf, &fehler, abgewiesen))
}

async fn nimm_datei(
    anfrage: &Anfrage,
    sitzung: &Sitzung,
    id: EntwurfId,
    datei: Option<Hochgeladen>,
) -> Result<Option<NachweisFehler>, Ausweg> {
    let Some(Hochgeladen { name, inhalt }) = datei else {
        return Ok(None);
    };
    match anfrage
        .dienste()
        .bestaetigung_hochladen(anfrage.land(), sitzung, id, &name, inhalt)
        .await
    {
        Ok(()) => Ok(None),
        Err(EntwurfFehler::Datei(grund)) => Ok(Some(grund)),
        Err(fehler) => Err(fehler.into()),
    }
}

fn eingabe(eingang: &Eingang) -> WohnungsgeberEingabe {
    WohnungsgeberEingabe {
        art: eingang.wert("art"),
        name: eingang.wert("name"),
        strasse_hausnummer: eingang.wert("strasse_hausnummer"),
        plz_ort: eingang.wert("plz_ort"),
        eigentuemer: eingang.wert("eigentuemer"),
        bestaetigung: eingang.wert("bestaetigung"),
    }
}

fn seite(
    anfrage: &Anfrage,
    entwurf: &Entwurf,
    fehler: &[Feldfehler],
    abgewiesen: Option<NachweisFehler>,
) -> HttpResponse {
    let s = anfrage.seite();
    let mut form = formular(&entwurf.wohnungsgeber).mit_fehlern(fehler, &s.texte);
    if let Some(grund) = abgewiesen {
        form = form.und_fehler("datei", s.t(dateifehler(grund)));
    }
    let status = if form.fehlerhaft() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let datei = entwurf.datei.as_ref().map(|datei| datei.name.clone());
    antworte(
        status,
        &Wohnungsgeber {
            s,
            schritt: 3,
            id: entwurf.id,
            form,
            datei,
        },
    )
}

fn formular(eingabe: &WohnungsgeberEingabe) -> Formular {
    Formular::neu([
        ("art", &eingabe.art),
        ("name", &eingabe.name),
        ("strasse_hausnummer", &eingabe.strasse_hausnummer),
        ("plz_ort", &eingabe.plz_ort),
        ("eigentuemer", &eingabe.eigentuemer),
        ("bestaetigung", &eingabe.bestaetigung),
    ])
}

/// The key of the text that says why a file is not taken.
pub(in crate::web) const fn dateifehler(grund: NachweisFehler) -> &'static str {
    match grund {
        NachweisFehler::Leer => "datei-leer",
        NachweisFehler::ZuGross => "datei-zu-gross",
        NachweisFehler::FalscheArt => "datei-falsche-art",
        NachweisFehler::Unlesbar => "datei-unlesbar",
    }
}
