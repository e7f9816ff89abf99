//! `/entwurf/{id}/wuensche`: objections to transmissions (§ 42 Abs. 3, § 50 Abs. 5 BMG), and where news may go.

use actix_web::{HttpResponse, web};
use askama::Template;
use xoev::codes::Sperre;

use super::{
    Felder,
    schrittseite::{self, Fortschritt, nach_eingabe},
};
use crate::{
    antrag::{Feldfehler, WuenscheEingabe},
    kernel::EntwurfId,
    meldewesen::Wohnungsstatus,
    regeln::sperren::{eintragbare, hat_grundlage, loeschbare},
    service::{Entwurf, Schritt, Umziehend},
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        formular::{Eingang, Formular},
        seite::Seite,
    },
};

#[derive(Template)]
#[template(path = "web/entwurf_wuensche.html")]
struct Wuensche {
    s: Seite,
    fort: Fortschritt,
    form: Formular,
    personen: Vec<Person>,
    mehrere: bool,
    /// Mails are sent at all.
    mit_mail: bool,
}

struct Person {
    name: String,
    eintragbar: Vec<Wahl>,
    vorhanden: Vec<Wahl>,
}

/// A box to tick.
struct Wahl {
    /// `selbst.5`.
    wert: String,
    /// Key of its name; `…-hilfe` says what it means.
    text: String,
    gewaehlt: bool,
    /// The objection has lost its base in the law.
    ohne_grundlage: bool,
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
    let eingabe = WuenscheEingabe {
        eintragen: eingang.werte("eintragen").map(str::to_owned).collect(),
        loeschen: eingang.werte("loeschen").map(str::to_owned).collect(),
        email: eingang.wert("email"),
    };
    let ergebnis = anfrage
        .dienste()
        .wuensche_eintragen(anfrage.land(), sitzung, *id, eingabe)
        .await;
    nach_eingabe(&anfrage, *id, Schritt::Wuensche, ergebnis, seite).await
}

fn seite(anfrage: &Anfrage, entwurf: &Entwurf, fehler: &[Feldfehler]) -> HttpResponse {
    let s = anfrage.seite();
    let eingabe = &entwurf.eingaben.wuensche;
    let status = entwurf.status_neu(anfrage.dienste().heute());
    let seite = Wuensche {
        fort: Fortschritt::neu(entwurf, Schritt::Wuensche),
        form: Formular::neu([("email", &eingabe.email)]).mit_fehlern(fehler, &s.texte),
        personen: entwurf
            .personen
            .iter()
            .map(|p| person(p, eingabe, status))
            .collect(),
        mehrere: entwurf.personen.len() > 1,
        mit_mail: anfrage.dienste().schickt_mails(),
        s,
    };
    schrittseite::zeige(&seite, &seite.form)
}

fn person(person: &Umziehend, eingabe: &WuenscheEingabe, status: Wohnungsstatus) -> Person {
    let wahl = |sperre: Sperre, gewaehlte: &[String]| {
        let wert = format!("{}.{}", person.schluessel, sperre.code());
        Wahl {
            gewaehlt: gewaehlte.contains(&wert),
            text: format!("sperre-{}", sperre.code()),
            ohne_grundlage: !hat_grundlage(sperre),
            wert,
        }
    };
    let vorhandene = loeschbare(person.meldedaten.widersprueche.iter().map(|s| s.0));
    Person {
        name: person.meldedaten.person.anzeigename(),
        eintragbar: eintragbare(status)
            .iter()
            .filter(|sperre| !vorhandene.contains(sperre))
            .map(|sperre| wahl(*sperre, &eingabe.eintragen))
            .collect(),
        vorhanden: vorhandene
            .iter()
            .map(|sperre| wahl(*sperre, &eingabe.loeschen))
            .collect(),
    }
}
