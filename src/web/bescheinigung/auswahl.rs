//! `/bescheinigung`: the minimum of § 18 Abs. 1 BMG, and extras to be ticked (§ 18 Abs. 2 BMG).

use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

use crate::{
    antrag::{Ausfertigung, Datenumfang, Feldfehler},
    web::{
        anfrage::Anfrage,
        anmeldung::abruf_gescheitert,
        ausweg::Ausweg,
        formular::{Eingang, Formular},
        seite::{Seite, antworte, weiter},
    },
};

/// The extras in groups as people think of them: key of the heading, first and last key of code list
/// `meldebescheinigung.anforderungselement`.
const GRUPPEN: [(&str, &[(u8, u8)]); 9] = [
    ("gruppe-e-name", &[(1, 5)]),
    ("gruppe-e-person", &[(6, 7), (15, 16)]),
    ("gruppe-e-wohnung", &[(17, 24)]),
    ("gruppe-e-familienstand", &[(25, 26)]),
    ("gruppe-e-partner", &[(27, 34)]),
    ("gruppe-e-kinder", &[(35, 40)]),
    ("gruppe-e-vertreter", &[(8, 14)]),
    ("gruppe-e-ausweis", &[(41, 44)]),
    ("gruppe-e-leben", &[(45, 45)]),
];

#[derive(Template)]
#[template(path = "web/bescheinigung.html")]
struct Auswahl {
    s: Seite,
    form: Formular,
    gruppen: Vec<Elementgruppe>,
}

struct Elementgruppe {
    titel: String,
    offen: bool,
    elemente: Vec<Element>,
}

struct Element {
    schluessel: String,
    name: String,
    gewaehlt: bool,
}

pub(super) async fn zeige(anfrage: Anfrage) -> HttpResponse {
    seite(&anfrage, &Eingang::default(), &[])
}

/// Without a session this leads to the login and back to the choice.
pub(super) async fn hole(
    anfrage: Anfrage,
    felder: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    let umfang = Datenumfang::parse(eingang.werte("element"));
    let (umfang, als) = match (umfang, Ausfertigung::parse(&eingang.wert("ausfertigung"))) {
        (Ok(umfang), Ok(als)) => (umfang, als),
        (umfang, als) => {
            let fehler: Vec<_> = als.err().into_iter().chain(umfang.err()).collect();
            return Ok(seite(&anfrage, &eingang, &fehler));
        }
    };
    let ausgestellt = anfrage
        .dienste()
        .bescheinigung_beantragen(anfrage.land(), sitzung, &umfang, als)
        .await
        .map_err(|fehler| abruf_gescheitert(fehler, &anfrage))?;
    Ok(weiter(&format!("/bescheinigung/{}", ausgestellt.dokument)))
}

fn seite(anfrage: &Anfrage, eingang: &Eingang, fehler: &[Feldfehler]) -> HttpResponse {
    let s = anfrage.seite();
    let gruppen = GRUPPEN
        .iter()
        .map(|(titel, bereiche)| {
            let elemente: Vec<Element> = bereiche
                .iter()
                .flat_map(|(von, bis)| *von..=*bis)
                .map(|nummer| element(&s, eingang, nummer))
                .collect();
            Elementgruppe {
                titel: s.t(titel),
                offen: elemente.iter().any(|e| e.gewaehlt),
                elemente,
            }
        })
        .collect();
    let als = Ausfertigung::parse(&eingang.wert("ausfertigung")).unwrap_or_default();
    let form = Formular::neu([("ausfertigung", als.schluessel())]).mit_fehlern(fehler, &s.texte);
    let status = if fehler.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    antworte(status, &Auswahl { s, form, gruppen })
}

fn element(s: &Seite, eingang: &Eingang, nummer: u8) -> Element {
    let schluessel = format!("{nummer:02}");
    Element {
        name: s.t(&format!("element-{schluessel}")),
        gewaehlt: eingang.werte("element").any(|gewaehlt| gewaehlt == schluessel),
        schluessel,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_extra_is_offered_exactly_once() {
        let mut alle: Vec<u8> = GRUPPEN
            .iter()
            .flat_map(|(_, bereiche)| bereiche.iter())
            .flat_map(|(von, bis)| *von..=*bis)
            .collect();
        alle.sort_unstable();
        assert_eq!(alle, (1..=45).collect::<Vec<_>>());
        assert!(
            alle.iter()
                .all(|nummer| Datenumfang::parse([format!("{nummer:02}").as_str()]).is_ok())
        );
    }
}
