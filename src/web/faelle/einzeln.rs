//! `/faelle/{id}`: where one case stands; with `?neu` the receipt.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use askama::Template;

use super::{
    ansicht,
    danach::{self, Aufgabe},
    dokumente::{self, Dokumentzeile},
    frist,
    verlauf::{Station, verlauf},
};
use crate::{
    fall::{Fall, Zustand},
    kernel::FallId,
    land::Behoerde,
    meldewesen::Wohnungsstatus,
    service::Vorgang,
    web::{
        anfrage::Anfrage,
        angaben::{self, Gruppe},
        ausweg::Ausweg,
        formular::Formular,
        seite::{Seite, antworte},
    },
};

#[derive(Template)]
#[template(path = "web/fall.html")]
struct Fallseite {
    s: Seite,
    id: FallId,
    form: Formular,
    neu: bool,
    titel: String,
    aktenzeichen: String,
    stand: String,
    farbe: &'static str,
    hinweise: Vec<String>,
    abweichungen: Vec<String>,
    von_der_behoerde: Vec<Dokumentzeile>,
    eigene: Vec<Dokumentzeile>,
    papiere: Vec<Dokumentzeile>,
    fallcode: String,
    wege: Wege,
    mit_frist: Option<String>,
    ruecknahme_bis: Option<String>,
    unterwegs: bool,
    erfolg: Option<Erfolg>,
    /// The letter of a refusal, beside the sentence that speaks of it.
    schreiben: Option<Dokumentzeile>,
    /// Key of what a new submission is good for.
    neu_text: &'static str,
    abgelehnt: bool,
    /// The authority, where the page speaks of asking it.
    kontakt: Option<Behoerde>,
    verlauf: Vec<Station>,
    daten: Vec<Gruppe>,
}

/// What a person can do next.
struct Wege {
    /// Type the code from the letter.
    code: bool,
    /// Correct and submit again.
    neu: bool,
    /// Go to the counter.
    schalter: bool,
}

/// What a person needs to know once registered.
struct Erfolg {
    /// Key of what becomes of the address on the ID.
    ausweis_text: &'static str,
    /// Where the address on the ID is changed; none if it stays as it is.
    ausweis_weg: Option<Ausweisweg>,
    /// Key of the heading above the things to do.
    danach_titel: &'static str,
    aufgaben: Vec<Aufgabe>,
}

/// Where the address on an ID is changed.
enum Ausweisweg {
    /// Online, there.
    Online(String),
    /// At the counter.
    VorOrt,
}

pub(super) async fn zeige(
    anfrage: Anfrage,
    request: HttpRequest,
    id: web::Path<FallId>,
) -> Result<HttpResponse, Ausweg> {
    let vorgang = anfrage
        .dienste()
        .fall(anfrage.land(), anfrage.angemeldet()?, *id)
        .await?
        .ok_or_else(Ausweg::nicht_gefunden)?;
    let neu = url::form_urlencoded::parse(request.query_string().as_bytes()).any(|(name, _)| name == "neu");
    Ok(seite(&anfrage, &vorgang, Formular::default(), neu))
}

/// The page of a case, with the form for the code as it was sent.
pub(super) fn seite(anfrage: &Anfrage, vorgang: &Vorgang, form: Formular, neu: bool) -> HttpResponse {
    let s = anfrage.seite();
    let fall = &vorgang.fall;
    let zustand = &fall.zustand;
    let land = anfrage.land();
    let amt = land
        .gemeinde(fall.zuzug)
        .map_or(&land.portal, |g| &g.meldebehoerde)
        .clone();
    let abweichungen = abweichungen(&s, zustand);
    let abgelehnt = matches!(zustand, Zustand::Abgelehnt { .. });
    let ruecknahme_bis = vorgang.ruecknahme_bis.map(|bis| s.zeitpunkt(&bis));
    let unterwegs = zustand.ist_offen() && ruecknahme_bis.is_none();
    let aktenzeichen_dort = ansicht::aktenzeichen_der_behoerde(zustand).map(String::as_str);
    let status = if form.fehlerhaft() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let seite = Fallseite {
        id: fall.id,
        form,
        neu: neu && zustand.ist_offen(),
        titel: s.t(ansicht::titel(fall.erklaerung.art)),
        aktenzeichen: fall.aktenzeichen.to_string(),
        stand: s.t(&ansicht::stand(zustand)),
        farbe: ansicht::farbe(zustand),
        hinweise: ansicht::hinweise(&s.texte, zustand),
        daten: vec![angaben::fall(&s.texte, fall, Some(&amt.name), aktenzeichen_dort)],
        kontakt: (!abweichungen.is_empty() || unterwegs || mit_kontakt(zustand)).then_some(amt),
        abweichungen,
        von_der_behoerde: dokumente::von_der_behoerde(&s.texte, fall),
        eigene: dokumente::eigene(&s.texte, fall),
        papiere: dokumente::papiere(&s.texte, fall),
        fallcode: fall.fallcode.as_str().to_owned(),
        wege: wege(fall),
        mit_frist: frist::fristende(zustand).map(|_| format!("/faelle/{}/frist.ics", fall.id)),
        ruecknahme_bis,
        unterwegs,
        erfolg: matches!(zustand, Zustand::Angemeldet { .. })
            .then(|| erfolg(&s, fall.erklaerung.status, land.ausweis_adresse.as_ref())),
        schreiben: abgelehnt
            .then(|| dokumente::von_der_behoerde(&s.texte, fall).into_iter().next())
            .flatten(),
        neu_text: ansicht::neu_text(zustand),
        abgelehnt,
        verlauf: verlauf(&s.texte, vorgang),
        s,
    };
    antworte(status, &seite)
}

/// A Nebenwohnung changes nothing on the ID, which bears the Hauptwohnung (§ 5 Abs. 2 Nr. 9 PAuswG).
fn erfolg(s: &Seite, neu: Wohnungsstatus, ausweis_adresse: Option<&String>) -> Erfolg {
    let aufgaben = danach::aufgaben(&s.texte, neu);
    match neu {
        Wohnungsstatus::Neben => Erfolg {
            ausweis_text: "ausweis-text-neben",
            ausweis_weg: None,
            danach_titel: "danach-titel-neben",
            aufgaben,
        },
        Wohnungsstatus::Alleinige | Wohnungsstatus::Haupt => Erfolg {
            ausweis_text: "ausweis-text",
            ausweis_weg: Some(
                ausweis_adresse
                    .cloned()
                    .map_or(Ausweisweg::VorOrt, Ausweisweg::Online),
            ),
            danach_titel: "danach-titel",
            aufgaben,
        },
    }
}

/// Papers that wait are a reason to go to the counter with their code, whatever else is possible.
fn wege(fall: &Fall) -> Wege {
    let zustand = &fall.zustand;
    let erledigt = matches!(zustand, Zustand::Angemeldet { .. } | Zustand::Zurueckgezogen);
    Wege {
        code: matches!(zustand, Zustand::CodeErwartet { .. }),
        neu: zustand.erlaubt_neue(),
        schalter: !erledigt && (zustand.erlaubt_neue() || !fall.papiere.is_empty()),
    }
}

/// Whether the way on leads to the authority.
const fn mit_kontakt(zustand: &Zustand) -> bool {
    matches!(
        zustand,
        Zustand::Abgelehnt { .. } | Zustand::Gestoert { .. } | Zustand::Verfallen { .. }
    )
}

/// Where the register entered something else than was declared.
fn abweichungen(s: &Seite, zustand: &Zustand) -> Vec<String> {
    match zustand {
        Zustand::Angemeldet { abweichungen, .. } => abweichungen
            .iter()
            .map(|abweichung| s.t(abweichung.schluessel()))
            .collect(),
        _ => Vec::new(),
    }
}
