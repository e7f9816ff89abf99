//! `/anmeldung` and `/ummeldung`: what it is, what one needs, what is under way already, and the button that begins.

use actix_web::{HttpResponse, http::StatusCode};
use askama::Template;

use super::{Felder, abruf_gescheitert};
use crate::{
    antrag::Umzugsart,
    identity::Sitzung,
    land::Leistung,
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        entwurfsbild::Entwurfsbild,
        faelle,
        formular::Eingang,
        seite::{Seite, antworte, weiter},
    },
};

#[derive(Template)]
#[template(path = "web/vorab.html")]
struct Vorab {
    s: Seite,
    ummeldung: bool,
    /// The communes that take part.
    gemeinden: Vec<String>,
    begonnen: Begonnen,
}

/// What this person has begun or sent already.
#[derive(Default)]
struct Begonnen {
    entwuerfe: Vec<Entwurfsbild>,
    vorgaenge: Vec<Offen>,
}

/// A case that is under way.
struct Offen {
    pfad: String,
    titel: String,
    anschrift: String,
    amt: String,
}

impl Begonnen {
    const fn nichts(&self) -> bool {
        self.entwuerfe.is_empty() && self.vorgaenge.is_empty()
    }
}

pub(super) async fn anmeldung(anfrage: Anfrage) -> Result<HttpResponse, Ausweg> {
    zeige(&anfrage, Umzugsart::Anmeldung).await
}

pub(super) async fn ummeldung(anfrage: Anfrage) -> Result<HttpResponse, Ausweg> {
    zeige(&anfrage, Umzugsart::Ummeldung).await
}

pub(super) async fn anmeldung_beginnen(anfrage: Anfrage, felder: Felder) -> Result<HttpResponse, Ausweg> {
    beginne(&anfrage, felder, Umzugsart::Anmeldung).await
}

pub(super) async fn ummeldung_beginnen(anfrage: Anfrage, felder: Felder) -> Result<HttpResponse, Ausweg> {
    beginne(&anfrage, felder, Umzugsart::Ummeldung).await
}

async fn zeige(anfrage: &Anfrage, art: Umzugsart) -> Result<HttpResponse, Ausweg> {
    let begonnen = match anfrage.sitzung() {
        Some(sitzung) => begonnen(anfrage, sitzung, art).await?,
        None => Begonnen::default(),
    };
    let gemeinden = anfrage.land().gemeinden.iter();
    let seite = Vorab {
        s: anfrage.seite(),
        ummeldung: art == Umzugsart::Ummeldung,
        gemeinden: gemeinden
            .filter(|gemeinde| gemeinde.bietet(Leistung::Anmeldung))
            .map(|gemeinde| gemeinde.name.clone())
            .collect(),
        begonnen,
    };
    Ok(antworte(StatusCode::OK, &seite))
}

/// Drafts of this kind, and every case that is under way.
async fn begonnen(anfrage: &Anfrage, sitzung: &Sitzung, art: Umzugsart) -> Result<Begonnen, Ausweg> {
    let (dienste, land, s) = (anfrage.dienste(), anfrage.land(), anfrage.seite());
    let fristen = dienste.entwurfsfristen(land, sitzung).await?;
    let vorgaenge = dienste.faelle(land, sitzung).await?;
    Ok(Begonnen {
        entwuerfe: fristen
            .iter()
            .filter(|frist| frist.entwurf.art == art)
            .map(|frist| Entwurfsbild::neu(&s, land, frist))
            .collect(),
        vorgaenge: vorgaenge
            .iter()
            .map(|vorgang| &vorgang.fall)
            .filter(|fall| fall.zustand.ist_offen())
            .map(|fall| Offen {
                pfad: format!("/faelle/{}", fall.id),
                titel: s.t(faelle::titel(fall.erklaerung.art)),
                anschrift: fall.erklaerung.anschrift.einzeilig(),
                amt: land
                    .meldebehoerde(fall.zuzug)
                    .map_or_else(String::new, |amt| amt.name.clone()),
            })
            .collect(),
    })
}

/// Without a session this leads to the login and back to the same page, which then greets by name. Whoever has begun
/// already is shown that first, so that nobody fills in the same form twice by mistake.
async fn beginne(anfrage: &Anfrage, felder: Felder, art: Umzugsart) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    if eingang.wert("neu") != "ja" && !begonnen(anfrage, sitzung, art).await?.nichts() {
        return Ok(weiter(&anfrage.seite().pfad));
    }
    let id = anfrage
        .dienste()
        .anmeldung_beginnen(
            anfrage.land(),
            sitzung,
            art,
            anfrage.seite().texte.sprache().kuerzel(),
        )
        .await
        .map_err(|fehler| abruf_gescheitert(fehler, anfrage))?;
    Ok(weiter(&format!("/entwurf/{id}")))
}
