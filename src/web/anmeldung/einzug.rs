//! `/entwurf/{id}/einzug` and `/hauptwohnung`: since when, and which dwelling is the main one (§§ 17, 21, 22 BMG).

use actix_web::{HttpResponse, web};
use askama::Template;

use super::{
    Felder, pfad,
    schrittseite::{self, Fortschritt, nach_eingabe},
};
use crate::{
    antrag::{BISHERIGE, EinzugEingabe, Feldfehler},
    kernel::EntwurfId,
    service::{Entwurf, Schritt},
    web::{
        anfrage::Anfrage,
        angaben,
        ausweg::Ausweg,
        formular::{Eingang, Formular},
        seite::{Seite, weiter},
    },
};

#[derive(Template)]
#[template(path = "web/entwurf_einzug.html")]
struct Einzug {
    s: Seite,
    fort: Fortschritt,
    form: Formular,
    wohnungen: Vec<(&'static str, String)>,
    familie: bool,
    beispieltag: String,
    auszug_offen: bool,
}

#[derive(Template)]
#[template(path = "web/entwurf_hauptwohnung.html")]
struct Hauptwohnung {
    s: Seite,
    fort: Fortschritt,
    form: Formular,
    /// Value of the choice and the address.
    wohnungen: Vec<(String, String)>,
    neu: String,
    fragt_getrennt: bool,
    familie: bool,
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
    let eingabe = EinzugEingabe {
        einzug_tag: eingang.wert("einzug_tag"),
        einzug_monat: eingang.wert("einzug_monat"),
        einzug_jahr: eingang.wert("einzug_jahr"),
        bisherige: BISHERIGE.iter().map(|feld| eingang.wert(feld)).collect(),
        auszug_tag: eingang.wert("auszug_tag"),
        auszug_monat: eingang.wert("auszug_monat"),
        auszug_jahr: eingang.wert("auszug_jahr"),
        ..EinzugEingabe::default()
    };
    let ergebnis = anfrage
        .dienste()
        .einzug_eintragen(anfrage.land(), sitzung, *id, eingabe)
        .await;
    nach_eingabe(&anfrage, *id, Schritt::Einzug, ergebnis, seite).await
}

pub(super) async fn zeige_hauptwohnung(
    anfrage: Anfrage,
    id: web::Path<EntwurfId>,
) -> Result<HttpResponse, Ausweg> {
    let entwurf = anfrage
        .dienste()
        .entwurf(anfrage.land(), anfrage.angemeldet()?, *id)
        .await?;
    if !entwurf.schritte().contains(&Schritt::Hauptwohnung) {
        return Ok(weiter(&pfad(*id, entwurf.nach(Schritt::Hauptwohnung))));
    }
    Ok(hauptwohnung(&anfrage, &entwurf, &[]))
}

pub(super) async fn trage_hauptwohnung_ein(
    anfrage: Anfrage,
    id: web::Path<EntwurfId>,
    felder: Felder,
) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    let ergebnis = anfrage
        .dienste()
        .hauptwohnung_eintragen(
            anfrage.land(),
            sitzung,
            *id,
            eingang.wert("vorwiegend"),
            eingang.wert("getrennt"),
        )
        .await;
    nach_eingabe(&anfrage, *id, Schritt::Hauptwohnung, ergebnis, hauptwohnung).await
}

fn seite(anfrage: &Anfrage, entwurf: &Entwurf, fehler: &[Feldfehler]) -> HttpResponse {
    let s = anfrage.seite();
    let eingabe = &entwurf.eingaben.einzug;
    let bisherige = |nummer: usize| eingabe.bisherige.get(nummer).map_or("", String::as_str);
    let mut form = Formular::neu([
        ("einzug_tag", &eingabe.einzug_tag),
        ("einzug_monat", &eingabe.einzug_monat),
        ("einzug_jahr", &eingabe.einzug_jahr),
        ("auszug_tag", &eingabe.auszug_tag),
        ("auszug_monat", &eingabe.auszug_monat),
        ("auszug_jahr", &eingabe.auszug_jahr),
    ]);
    for (nummer, feld) in BISHERIGE.into_iter().enumerate() {
        form = form.mit_wert(feld, bisherige(nummer));
    }
    let form = form.mit_fehlern(fehler, &s.texte);
    let wohnungen = entwurf.ich().map_or(&[][..], |ich| &ich.meldedaten.wohnungen);
    let beispiel = anfrage
        .dienste()
        .heute()
        .saturating_sub(jiff::Span::new().weeks(1));
    let seite = Einzug {
        fort: Fortschritt::neu(entwurf, Schritt::Einzug),
        wohnungen: BISHERIGE
            .into_iter()
            .zip(wohnungen)
            .map(|(feld, wohnung)| (feld, angaben::anschrift(&wohnung.anschrift)))
            .collect(),
        familie: entwurf.personen.len() > 1,
        beispieltag: format!("{} {} {}", beispiel.day(), beispiel.month(), beispiel.year()),
        auszug_offen: !eingabe.auszug_tag.is_empty() || form.fehler("auszug_tag").is_some(),
        form,
        s,
    };
    schrittseite::zeige(&seite, &seite.form)
}

fn hauptwohnung(anfrage: &Anfrage, entwurf: &Entwurf, fehler: &[Feldfehler]) -> HttpResponse {
    let s = anfrage.seite();
    let eingabe = &entwurf.eingaben.einzug;
    let form = Formular::neu([
        ("vorwiegend", eingabe.vorwiegend.as_str()),
        ("getrennt", eingabe.getrennt.as_str()),
    ])
    .mit_fehlern(fehler, &s.texte);
    let wohnungen = entwurf.ich().map_or(&[][..], |ich| &ich.meldedaten.wohnungen);
    let seite = Hauptwohnung {
        fort: Fortschritt::neu(entwurf, Schritt::Hauptwohnung),
        wohnungen: wohnungen
            .iter()
            .zip(&eingabe.bisherige)
            .enumerate()
            .filter(|(_, (_, verbleib))| *verbleib == "behalten")
            .map(|(nummer, (wohnung, _))| (nummer.to_string(), angaben::anschrift(&wohnung.anschrift)))
            .collect(),
        neu: angaben::neue_anschrift(anfrage.land(), &entwurf.eingaben.wohnung).unwrap_or_default(),
        fragt_getrennt: entwurf.fragt_getrennt(),
        familie: entwurf.personen.len() > 1,
        form,
        s,
    };
    schrittseite::zeige(&seite, &seite.form)
}
