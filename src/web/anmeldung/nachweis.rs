//! `/entwurf/{id}/nachweis`: what confirms the move, and further papers.

use actix_multipart::Multipart;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::{
    danach, pfad,
    schrittseite::{self, Fortschritt},
};
use crate::{
    antrag::{DATEIARTEN, Feldfehler, NachweisEingabe, NachweisFehler},
    identity::Sitzung,
    kernel::{DokumentId, EntwurfId},
    service::{DateiFehler, Entwurf, EntwurfFehler, PapierFehler, Schritt, Upload, Zweck},
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        formular::Formular,
        hochladen,
        seite::{Seite, weiter},
    },
};

#[derive(Template)]
#[template(path = "web/entwurf_nachweis.html")]
struct Nachweisseite {
    s: Seite,
    fort: Fortschritt,
    form: Formular,
    eigentum: bool,
    datei: Option<String>,
    dateiarten: &'static str,
    unterlagen: Vec<(DokumentId, String)>,
}

pub(super) async fn zeige(anfrage: Anfrage, id: web::Path<EntwurfId>) -> Result<HttpResponse, Ausweg> {
    let entwurf = anfrage
        .dienste()
        .entwurf(anfrage.land(), anfrage.angemeldet()?, *id)
        .await?;
    Ok(seite(&anfrage, &entwurf, &[], None))
}

/// Takes the files first, so that they are kept even where other fields are faulty.
pub(super) async fn trage_ein(
    anfrage: Anfrage,
    id: web::Path<EntwurfId>,
    teile: Multipart,
) -> Result<HttpResponse, Ausweg> {
    let (eingang, dateien) = hochladen::lies_angemeldet(&anfrage, teile).await?;
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    let abgewiesen = nimm_dateien(&anfrage, sitzung, *id, dateien).await?;
    let eingabe = NachweisEingabe {
        nachweis: eingang.wert("nachweis"),
        merkmal: eingang.wert("merkmal"),
        ohne_grund: eingang.wert("ohne_grund"),
    };
    let eingetragen = anfrage
        .dienste()
        .nachweis_eintragen(anfrage.land(), sitzung, *id, eingabe)
        .await;
    let mut fehler = match eingetragen {
        Ok(entwurf) if abgewiesen.is_none() => {
            return Ok(weiter(&danach(&anfrage, &entwurf, Schritt::Nachweis)));
        }
        Ok(_) => Vec::new(),
        Err(EntwurfFehler::Felder(fehler)) => fehler,
        Err(fehler) => return Err(fehler.into()),
    };
    if abgewiesen.is_some() {
        fehler.retain(|f| f.feld != "datei");
    }
    let entwurf = anfrage.dienste().entwurf(anfrage.land(), sitzung, *id).await?;
    let abgewiesen = abgewiesen.map(|grund| ("datei", papierfehler(grund)));
    Ok(seite(&anfrage, &entwurf, &fehler, abgewiesen))
}

async fn nimm_dateien(
    anfrage: &Anfrage,
    sitzung: &Sitzung,
    id: EntwurfId,
    dateien: Vec<Upload>,
) -> Result<Option<PapierFehler>, Ausweg> {
    if dateien.is_empty() {
        return Ok(None);
    }
    match anfrage
        .dienste()
        .hochladen(anfrage.land(), sitzung, id, Zweck::Bestaetigung, dateien)
        .await
    {
        Ok(()) => Ok(None),
        Err(EntwurfFehler::Datei(grund)) => Ok(Some(grund)),
        Err(EntwurfFehler::Ausgelastet) => {
            Err(Ausweg::ausgelastet().mit_weg("zum-formular", &pfad(id, Schritt::Nachweis)))
        }
        Err(fehler) => Err(fehler.into()),
    }
}

/// The page after a further paper was not taken; `grund` is the key of the text that says why.
pub(super) async fn ohne_unterlage(
    anfrage: &Anfrage,
    id: EntwurfId,
    grund: &'static str,
) -> Result<HttpResponse, Ausweg> {
    let entwurf = anfrage
        .dienste()
        .entwurf(anfrage.land(), anfrage.angemeldet()?, id)
        .await?;
    Ok(seite(anfrage, &entwurf, &[], Some((UNTERLAGE, grund))))
}

/// Field of a further paper on this page.
const UNTERLAGE: &str = "unterlage-sonst";

/// The page; `abgewiesen` is a field whose files were not taken, and the key of the text that says why.
fn seite(
    anfrage: &Anfrage,
    entwurf: &Entwurf,
    fehler: &[Feldfehler],
    abgewiesen: Option<(&'static str, &'static str)>,
) -> HttpResponse {
    let s = anfrage.seite();
    let eingabe = &entwurf.eingaben.nachweis;
    let eigentum = entwurf.eingaben.wohnungsgeber.art == "eigentum";
    let vorschlag = if eingabe.nachweis.is_empty() && eigentum {
        "eigen"
    } else {
        &eingabe.nachweis
    };
    let mut form = Formular::neu([
        ("nachweis", vorschlag),
        ("merkmal", &eingabe.merkmal),
        ("ohne_grund", &eingabe.ohne_grund),
    ])
    .mit_fehlern(fehler, &s.texte);
    if let Some((feld, grund)) = abgewiesen {
        form = form.und_fehler(feld, s.t(grund));
    }
    let seite = Nachweisseite {
        fort: Fortschritt::neu(entwurf, Schritt::Nachweis),
        eigentum,
        datei: entwurf.datei.as_ref().map(|datei| datei.name.clone()),
        dateiarten: DATEIARTEN,
        unterlagen: entwurf
            .unterlagen
            .iter()
            .filter(|(zu, _)| zu == "sonst")
            .map(|(_, datei)| (datei.dokument, datei.name.clone()))
            .collect(),
        form,
        s,
    };
    schrittseite::zeige(&seite, &seite.form)
}

/// The key of the text that says why files are not taken.
pub(in crate::web) const fn papierfehler(grund: PapierFehler) -> &'static str {
    match grund {
        PapierFehler::Keine => "datei-fehlt",
        PapierFehler::ZuVieleDateien => "datei-zu-viele",
        PapierFehler::ZuVieleSeiten => "datei-zu-viele-seiten",
        PapierFehler::ZuGross => "datei-zusammen-zu-gross",
        PapierFehler::Satz => "datei-unlesbar",
        PapierFehler::Datei { grund, .. } => match grund {
            DateiFehler::Nachweis(NachweisFehler::Leer) => "datei-leer",
            DateiFehler::Nachweis(NachweisFehler::ZuGross) => "datei-zu-gross",
            DateiFehler::Nachweis(NachweisFehler::FalscheArt) => "datei-falsche-art",
            DateiFehler::Nachweis(NachweisFehler::Unlesbar) => "datei-unlesbar",
            DateiFehler::Verschluesselt => "datei-verschluesselt",
            DateiFehler::ZuVielePixel => "datei-zu-viele-pixel",
        },
    }
}
