//! `/anmelden/rueckkehr/{id}`: back from the identity provider, with a session, a submitted form, or a reason why not.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
    web,
};

use crate::{
    identity::{Abschluss, AnmeldeFehler, Rueckkehr, Ursache},
    kernel::AnbieterId,
    service::{AnmeldeZweck, LoginFehler},
    web::{anfrage::Anfrage, anmeldung, ausweg::Ausweg},
};

pub(super) async fn nimm_auf(
    anfrage: Anfrage,
    request: HttpRequest,
    anbieter: web::Path<AnbieterId>,
    rueckkehr: web::Query<Rueckkehr>,
) -> Result<HttpResponse, Ausweg> {
    let cookieart = anfrage.umgebung().cookieart;
    let rueckkehr = rueckkehr.into_inner();
    let cookiename = cookieart.anmeldename(rueckkehr.state.as_deref().unwrap_or_default());
    let browser = request.cookie(&cookiename);
    let bisher = request.cookie(cookieart.sitzungsname());
    let ende = anfrage
        .dienste()
        .login_abschliessen(
            anfrage.land(),
            &anbieter,
            rueckkehr,
            browser.as_ref().map(actix_web::cookie::Cookie::value),
            bisher.as_ref().map(actix_web::cookie::Cookie::value),
        )
        .await
        .map_err(|fehler| ausweg(&fehler, "/faelle"))?;
    let mut antwort = ziel(&anfrage, &ende).await;
    for cookie in [
        cookieart.setze_sitzung(ende.sitzungswert.offen()),
        cookieart.loesche(&cookiename),
    ] {
        if let Ok(wert) = header::HeaderValue::from_str(&cookie) {
            antwort.headers_mut().append(header::SET_COOKIE, wert);
        }
    }
    Ok(antwort)
}

/// Where a person goes who is now logged in; the session is set whatever became of a submission.
async fn ziel(anfrage: &Anfrage, ende: &Abschluss) -> HttpResponse {
    let AnmeldeZweck::Einreichung { entwurf, .. } = &ende.zweck else {
        return crate::web::seite::weiter(&ende.zurueck);
    };
    match anfrage.dienste().einreichen(anfrage.land(), ende).await {
        Ok(fall) => crate::web::seite::weiter(&format!("/faelle/{fall}?neu")),
        Err(fehler) => anmeldung::einreichung_gescheitert(fehler, *entwurf).zeige(anfrage.seite()),
    }
}

/// The page for a login that failed, with a way to try again.
pub(in crate::web) fn ausweg(fehler: &LoginFehler, zurueck: &str) -> Ausweg {
    tracing::info!(%fehler, "a login did not succeed");
    let LoginFehler::Abbruch(abbruch) = fehler else {
        return Ausweg::gestoert();
    };
    let zurueck = abbruch.zurueck.as_deref().unwrap_or(zurueck);
    let (status, titel, absaetze): (_, _, &[&'static str]) = match &abbruch.ursache {
        Ursache::Unbekannt | Ursache::Rueckweg(_) => (
            StatusCode::BAD_REQUEST,
            "login-unbekannt-titel",
            &["login-unbekannt-text"],
        ),
        Ursache::AnderesKonto => (
            StatusCode::CONFLICT,
            "keine-unterschrift-titel",
            &["keine-unterschrift-text"],
        ),
        Ursache::Anmeldung(grund) => return anmeldefehler(grund, zurueck),
        Ursache::Bestand(_) => return Ausweg::gestoert(),
    };
    nochmal(Ausweg::neu(status, titel, absaetze), zurueck).mit_weg("zur-startseite", "/")
}

fn anmeldefehler(fehler: &AnmeldeFehler, zurueck: &str) -> Ausweg {
    let (status, titel, absaetze): (_, _, &[&'static str]) = match fehler {
        AnmeldeFehler::Abgebrochen => (
            StatusCode::OK,
            "login-abgebrochen-titel",
            &["login-abgebrochen-text"],
        ),
        AnmeldeFehler::NiveauZuNiedrig { .. } => (
            StatusCode::FORBIDDEN,
            "login-niveau-titel",
            &["login-niveau-text", "login-niveau-weg"],
        ),
        AnmeldeFehler::AngabenUnvollstaendig { .. } => (
            StatusCode::FORBIDDEN,
            "login-angaben-titel",
            &["login-angaben-text"],
        ),
        AnmeldeFehler::NichtVertrauenswuerdig(_) => (
            StatusCode::BAD_REQUEST,
            "login-unbekannt-titel",
            &["login-unbekannt-text"],
        ),
        AnmeldeFehler::NichtErreichbar { .. } | AnmeldeFehler::Abgelehnt { .. } => (
            StatusCode::BAD_GATEWAY,
            "login-stoerung-titel",
            &["login-stoerung-text"],
        ),
    };
    nochmal(Ausweg::neu(status, titel, absaetze), zurueck)
        .mit_weg("login-hilfe", "/hilfe")
        .mit_weg("zur-startseite", "/")
}

/// Back to the form if one was to be signed, to a new login otherwise.
fn nochmal(ausweg: Ausweg, zurueck: &str) -> Ausweg {
    if zurueck.starts_with("/entwurf/") {
        ausweg.mit_weg("zum-formular", zurueck)
    } else {
        ausweg.mit_weg("nochmal", &super::zur_anmeldung(zurueck))
    }
}
