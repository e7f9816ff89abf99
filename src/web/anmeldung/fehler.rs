//! Why the journey does not go on, as pages with a way on.

use actix_web::http::StatusCode;

use super::{Schritt, pfad};
use crate::{
    kernel::EntwurfId,
    land::Behoerde,
    service::{AbrufFehler, EinreichFehler, EntwurfFehler, Nichterstellung},
    web::{anfrage::Anfrage, ausweg::Ausweg, login},
};

impl From<EntwurfFehler> for Ausweg {
    fn from(fehler: EntwurfFehler) -> Self {
        match fehler {
            EntwurfFehler::Stoerung(stoerung) => stoerung.into(),
            EntwurfFehler::Eingereicht(fall) => Self::Weiter(format!("/faelle/{fall}")),
            EntwurfFehler::Ausgelastet => Self::ausgelastet().mit_weg("zu-den-vorgaengen", "/faelle"),
            EntwurfFehler::ZuVieleLinks => Self::neu(
                StatusCode::CONFLICT,
                "zu-viele-links-titel",
                &["zu-viele-links-text"],
            )
            .mit_weg("zu-den-vorgaengen", "/faelle"),
            EntwurfFehler::NichtGefunden
            | EntwurfFehler::Felder(_)
            | EntwurfFehler::Datei(_)
            | EntwurfFehler::ZuVieleUnterlagen
            | EntwurfFehler::Abruf(_)
            | EntwurfFehler::Unpassend => Self::nicht_gefunden(),
        }
    }
}

/// Why a register gave no data; the texts never tell whether a person or a lock exists (§ 51 Abs. 2 BMG).
pub(in crate::web) fn abruf_gescheitert(fehler: AbrufFehler, anfrage: &Anfrage) -> Ausweg {
    let (status, titel, absaetze): (_, _, &[&'static str]) = match fehler {
        AbrufFehler::Stoerung(stoerung) => return stoerung.into(),
        AbrufFehler::ZuVieleEntwuerfe => return Ausweg::Weiter("/faelle?voll".to_owned()),
        AbrufFehler::NichtErreichbar(_) | AbrufFehler::Unbrauchbar(_) => {
            return Ausweg::neu(
                StatusCode::BAD_GATEWAY,
                "abruf-nicht-erreichbar-titel",
                &["abruf-nicht-erreichbar-text"],
            )
            .wieder_am(fehler.wieder_am())
            .mit_weg("nochmal", &anfrage.seite().pfad)
            .mit_weg("zur-startseite", "/");
        }
        AbrufFehler::NiveauZuNiedrig => (
            StatusCode::FORBIDDEN,
            "abruf-niveau-titel",
            &["abruf-niveau-text"],
        ),
        AbrufFehler::GemeindeNichtAngeschlossen => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "abruf-gemeinde-titel",
            &["abruf-gemeinde-text", "abruf-gemeinde-alt"],
        ),
        AbrufFehler::AusweisNichtZugelassen => (
            StatusCode::FORBIDDEN,
            "abruf-ausweis-titel",
            &["abruf-ausweis-text"],
        ),
        AbrufFehler::PerPost => (StatusCode::OK, "abruf-per-post-titel", &["abruf-per-post-text"]),
        AbrufFehler::Abgelehnt(grund) => {
            return abgelehnt(grund)
                .mit_amt(amt(anfrage))
                .mit_weg("zur-startseite", "/")
                .mit_weg("menue-hilfe", "/hilfe");
        }
    };
    Ausweg::neu(status, titel, absaetze)
        .mit_amt(amt(anfrage))
        .mit_weg("zur-startseite", "/")
        .mit_weg("menue-hilfe", "/hilfe")
}

/// What the page says of a refusal, and what to do step by step. That a register does not find a person has one wording
/// whatever the cause.
fn abgelehnt(grund: Nichterstellung) -> Ausweg {
    let (titel, absatz, schritte): (_, _, &[&'static str]) = match grund {
        Nichterstellung::NichtIdentifiziert => (
            "abruf-nicht-identifiziert-titel",
            "abruf-nicht-identifiziert-text",
            &[
                "abruf-nicht-identifiziert-schritt-1",
                "abruf-nicht-identifiziert-schritt-2",
                "abruf-nicht-identifiziert-schritt-3",
            ],
        ),
        Nichterstellung::Verstorben => ("abruf-verstorben-titel", "abruf-verstorben-text", &[]),
        Nichterstellung::NichtGemeldet => ("abruf-nicht-gemeldet-titel", "abruf-nicht-gemeldet-text", &[]),
        Nichterstellung::NichtHauptwohnung => (
            "abruf-nicht-hauptwohnung-titel",
            "abruf-nicht-hauptwohnung-text",
            &[],
        ),
    };
    Ausweg::neu(StatusCode::UNPROCESSABLE_ENTITY, titel, &[absatz]).mit_schritten(schritte)
}

/// The authority of the address on the chip, the portal's otherwise.
fn amt(anfrage: &Anfrage) -> Option<&Behoerde> {
    let ags = anfrage.sitzung()?.identitaet.anschrift.ags;
    Some(
        anfrage
            .land()
            .gemeinde(ags)
            .map_or(&anfrage.land().portal, |gemeinde| &gemeinde.meldebehoerde),
    )
}

/// The register had to be asked once more before the signature. The form is kept.
fn auffrischung_gescheitert(fehler: AbrufFehler, id: EntwurfId) -> Ausweg {
    let ausweg = match fehler {
        AbrufFehler::Stoerung(stoerung) => return stoerung.into(),
        AbrufFehler::Abgelehnt(grund) => abgelehnt(grund),
        _ => Ausweg::neu(
            StatusCode::BAD_GATEWAY,
            "auffrischen-nicht-erreichbar-titel",
            &["auffrischen-nicht-erreichbar-text"],
        ),
    };
    ausweg
        .mit_weg("zum-formular", &format!("/entwurf/{id}"))
        .mit_weg("zu-den-vorgaengen", "/faelle")
}

/// Why a form was not submitted; nothing typed is lost.
pub(in crate::web) fn einreichung_gescheitert(fehler: EinreichFehler, id: EntwurfId) -> Ausweg {
    let zusammenfassung = pfad(id, Schritt::Zusammenfassung);
    let (titel, absatz) = match fehler {
        EinreichFehler::Stoerung(stoerung) => return stoerung.into(),
        EinreichFehler::Login(fehler) => return login::ausweg(&fehler, &zusammenfassung),
        // Sent already, perhaps in another window: the draft's own page knows the way to the case.
        EinreichFehler::NichtGefunden => return Ausweg::Weiter(format!("/entwurf/{id}")),
        EinreichFehler::Unvollstaendig | EinreichFehler::Regeln(_) => {
            ("unvollstaendig-titel", "unvollstaendig-text")
        }
        EinreichFehler::NochNichtEingezogen => ("noch-nicht-titel", "noch-nicht-text"),
        EinreichFehler::SchonOffen(fall) => {
            return Ausweg::neu(
                StatusCode::CONFLICT,
                "schon-offen-titel",
                &["schon-offen-text", "schon-offen-weg"],
            )
            .mit_weg("schon-offen-zum-vorgang", &format!("/faelle/{fall}"))
            .mit_weg("zum-formular", &format!("/entwurf/{id}"));
        }
        EinreichFehler::Abruf(fehler) => return auffrischung_gescheitert(*fehler, id),
        EinreichFehler::DatenVeraendert => {
            return Ausweg::neu(
                StatusCode::CONFLICT,
                "daten-veraendert-titel",
                &["daten-veraendert-text"],
            )
            .mit_weg("daten-ansehen", &format!("/entwurf/{id}"));
        }
        EinreichFehler::OhneBeweise => {
            return Ausweg::neu(
                StatusCode::SERVICE_UNAVAILABLE,
                "ohne-beweise-titel",
                &["ohne-beweise-text", "ohne-beweise-weg"],
            )
            .mit_weg("zum-formular", &format!("/entwurf/{id}"))
            .mit_weg("zu-den-vorgaengen", "/faelle");
        }
        EinreichFehler::Veraendert => ("veraendert-titel", "veraendert-text"),
        EinreichFehler::KeineFrischeAnmeldung => ("keine-unterschrift-titel", "keine-unterschrift-text"),
    };
    Ausweg::neu(StatusCode::CONFLICT, titel, &[absatz])
        .mit_weg("zum-formular", &format!("/entwurf/{id}"))
        .mit_weg("zu-den-vorgaengen", "/faelle")
}
