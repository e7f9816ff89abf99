//! `/entwurf/{id}/wohnung`: the address of the new dwelling.

use actix_web::{HttpResponse, web};
use askama::Template;

use super::{
    Felder,
    schrittseite::{self, Fortschritt, nach_eingabe},
};
use crate::{
    antrag::{Feldfehler, WohnungEingabe},
    kernel::EntwurfId,
    land::{Gemeinde, strassenliste},
    service::{Entwurf, Schritt},
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        formular::{Eingang, Formular},
        seite::Seite,
    },
};

#[derive(Template)]
#[template(path = "web/entwurf_wohnung.html")]
struct Wohnung {
    s: Seite,
    fort: Fortschritt,
    form: Formular,
    gemeinden: Vec<(String, String)>,
    strassen: Vec<String>,
    /// Streets of the list that come near to the typed one, which is not in it; `None` if nothing is to be asked.
    vorschlaege: Option<Vec<String>>,
    mehr_offen: bool,
}

pub(super) async fn zeige(anfrage: Anfrage, id: web::Path<EntwurfId>) -> Result<HttpResponse, Ausweg> {
    let entwurf = anfrage
        .dienste()
        .entwurf(anfrage.land(), anfrage.angemeldet()?, *id)
        .await?;
    Ok(seite(&anfrage, &entwurf, &[]))
}

pub(super) async fn trage_ein(
    anfrage: Anfrage,
    id: web::Path<EntwurfId>,
    felder: Felder,
) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    let vorschlag = eingang.wert("vorschlag");
    let eingabe = WohnungEingabe {
        gemeinde: eingang.wert("gemeinde"),
        strasse: if vorschlag.is_empty() {
            eingang.wert("strasse")
        } else {
            vorschlag
        },
        strasse_eigene: eingang.wert("strasse_eigene"),
        hausnummer: eingang.wert("hausnummer"),
        postleitzahl: eingang.wert("postleitzahl"),
        wohnungsnummer: eingang.wert("wohnungsnummer"),
        wohnungsinhaber: eingang.wert("wohnungsinhaber"),
        zusatzangaben: eingang.wert("zusatzangaben"),
    };
    let ergebnis = anfrage
        .dienste()
        .wohnung_eintragen(anfrage.land(), sitzung, *id, eingabe)
        .await;
    nach_eingabe(&anfrage, *id, Schritt::Wohnung, ergebnis, seite).await
}

/// The most streets that are proposed.
const VORSCHLAEGE_HOECHSTENS: usize = 3;

/// Optional fields, folded away until one of them holds something.
const MEHR: [&str; 3] = ["wohnungsnummer", "wohnungsinhaber", "zusatzangaben"];

fn seite(anfrage: &Anfrage, entwurf: &Entwurf, fehler: &[Feldfehler]) -> HttpResponse {
    let s = anfrage.seite();
    let eingabe = &entwurf.eingaben.wohnung;
    let form = Formular::neu([
        ("gemeinde", &eingabe.gemeinde),
        ("strasse", &eingabe.strasse),
        ("strasse_eigene", &eingabe.strasse_eigene),
        ("hausnummer", &eingabe.hausnummer),
        ("postleitzahl", &eingabe.postleitzahl),
        ("wohnungsnummer", &eingabe.wohnungsnummer),
        ("wohnungsinhaber", &eingabe.wohnungsinhaber),
        ("zusatzangaben", &eingabe.zusatzangaben),
    ])
    .mit_fehlern(fehler, &s.texte);
    let gemeinden = anfrage.dienste().waehlbare_gemeinden(anfrage.land(), entwurf);
    let mut strassen: Vec<_> = gemeinden
        .iter()
        .flat_map(|gemeinde| gemeinde.strassen.iter().map(|strasse| strasse.name.clone()))
        .collect();
    strassen.sort_unstable();
    strassen.dedup();
    let vorschlaege = vorschlaege(&gemeinden, eingabe);
    let seite = Wohnung {
        fort: Fortschritt::neu(entwurf, Schritt::Wohnung),
        gemeinden: gemeinden
            .into_iter()
            .map(|gemeinde| (gemeinde.ags.to_string(), gemeinde.name.clone()))
            .collect(),
        strassen,
        vorschlaege,
        mehr_offen: MEHR
            .iter()
            .any(|feld| !form.wert(feld).is_empty() || form.fehler(feld).is_some()),
        form,
        s,
    };
    schrittseite::zeige(&seite, &seite.form)
}

/// The streets to choose from, if the typed one is not in the list of the chosen commune.
fn vorschlaege(gemeinden: &[&Gemeinde], eingabe: &WohnungEingabe) -> Option<Vec<String>> {
    let gewaehlt = eingabe.gemeinde.trim();
    let strassen = &gemeinden
        .iter()
        .find(|gemeinde| gemeinde.ags.as_str() == gewaehlt)?
        .strassen;
    let strasse = &eingabe.strasse;
    let fremd = !strasse.trim().is_empty() && strassenliste::finde(strassen, strasse).is_empty();
    (fremd && !strassen.is_empty()).then(|| {
        let nahe = strassenliste::aehnliche(strassen, strasse, VORSCHLAEGE_HOECHSTENS);
        nahe.into_iter().map(str::to_owned).collect()
    })
}
