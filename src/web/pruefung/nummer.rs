//! The status of a print-out, by number and code.

use std::net::{IpAddr, Ipv6Addr};

use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};

use super::{Pruefseite, ergebnis::Ergebnis};
use crate::{
    meldewesen::{Pruefcode, Urkundennummer},
    service::{Stoerung, UrkundeRecord},
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        bremse::{Tuer, absender},
        formular::{Eingang, Formular},
        seite::{Seite, antworte},
    },
};

pub(super) async fn pruefe(
    anfrage: Anfrage,
    request: HttpRequest,
    felder: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let [nummer, code] = ["nummer", "code"].map(|feld| eingang.wert(feld));
    let s = anfrage.seite();
    let mut form = Formular::neu([("nummer", &*nummer), ("code", &code)]);
    if Urkundennummer::lies(&nummer).is_none() {
        form = form.und_fehler("nummer", s.t("pruefen-nummer-fehlt"));
    }
    if Pruefcode::lies(&code).is_none() {
        form = form.und_fehler("code", s.t("pruefen-code-fehlt"));
    }
    if form.fehlerhaft() {
        let seite = Pruefseite {
            s,
            form,
            ergebnis: None,
        };
        return Ok(antworte(StatusCode::UNPROCESSABLE_ENTITY, &seite));
    }
    let antwort = status(&anfrage, &request, &nummer, &code).await?;
    let urkunde = antwort.ok_or_else(zu_oft)?;
    let ergebnis = Some(zeige(&s, urkunde.as_ref()));
    Ok(antworte(StatusCode::OK, &Pruefseite { s, form, ergebnis }))
}

/// Asks for a status as somebody typed number and code; `None` if this address, or anybody for this number, failed too often.
///
/// What is no number or no code gets the same answer as a wrong one.
///
/// # Errors
/// [`Stoerung`] if the store fails.
pub(in crate::web) async fn status(
    anfrage: &Anfrage,
    request: &HttpRequest,
    nummer: &str,
    code: &str,
) -> Result<Option<Option<UrkundeRecord>>, Stoerung> {
    let (Some(nummer), Some(code)) = (Urkundennummer::lies(nummer), Pruefcode::lies(code)) else {
        return Ok(Some(None));
    };
    let (bremse, jetzt) = (&anfrage.umgebung().bremse, anfrage.dienste().jetzt());
    let tueren = [
        (absender(request), Tuer::Urkunden),
        (
            IpAddr::V6(Ipv6Addr::UNSPECIFIED),
            Tuer::Urkunde(nummer.as_str().to_owned()),
        ),
    ];
    for tuer in &tueren {
        if !bremse.laesst(tuer.clone(), jetzt) {
            return Ok(None);
        }
    }
    let urkunde = anfrage
        .dienste()
        .urkunde_status(anfrage.land(), &nummer, &code)
        .await?;
    if urkunde.is_some() {
        for tuer in tueren {
            bremse.gelungen(tuer);
        }
    }
    Ok(Some(urkunde))
}

fn zeige(s: &Seite, urkunde: Option<&UrkundeRecord>) -> Ergebnis {
    let (farbe, titel, absaetze) = match urkunde {
        None => (
            "warning",
            "pruefen-nummer-unbekannt",
            vec![s.t("pruefen-nummer-unbekannt-text")],
        ),
        Some(urkunde) => {
            let wann = s.zeitpunkt(&urkunde.ausgestellt_am);
            let wann = s.t1("pruefen-nummer-ausgestellt", "zeitpunkt", &wann);
            if urkunde.widerruf.is_some() {
                let text = s.t("pruefen-widerrufen-text");
                (
                    "danger",
                    "pruefen-widerrufen",
                    vec![text, wann, s.t("pruefen-ungueltig-weg")],
                )
            } else {
                let vorsicht = s.t("pruefen-nummer-gueltig-vorsicht");
                let text = s.t("pruefen-nummer-gueltig-text");
                ("success", "pruefen-nummer-gueltig", vec![text, wann, vorsicht])
            }
        }
    };
    Ergebnis {
        farbe,
        titel: s.t(titel),
        absaetze,
        daten: Vec::new(),
    }
}

fn zu_oft() -> Ausweg {
    Ausweg::neu(
        StatusCode::TOO_MANY_REQUESTS,
        "pruefen-zu-oft-titel",
        &["pruefen-zu-oft-text"],
    )
    .mit_weg("pruefen-nochmal", "/pruefen")
}
