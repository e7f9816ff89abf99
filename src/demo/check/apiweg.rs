//! Both journeys over the JSON API, as Karim; every answer is held against `openapi/meldewerk.yaml`.

use reqwest::Method;
use serde_json::{Value, json};

use super::{
    Fehlschlag,
    beschreibung::Beschreibung,
    browser::{Browser, Rumpf},
    schritte::{BLICKE_HOECHSTENS, Chip, Schritte, beharrlich, kurz_warten},
    seitenweg::FOTO,
    widerruf,
};
use crate::service::ZERTIFIKATE_PFAD;

/// A portal that calls the API for one person.
struct Portal {
    browser: Browser,
    adresse: String,
    token: String,
    beschreibung: Beschreibung,
}

pub(super) async fn geh(s: &mut Schritte) -> Result<(), Fehlschlag> {
    let ergebnis = Portal::oeffne(s, Chip::Alt).await;
    let mut portal = s.melde("API: session and token after the login", ergebnis)?;
    let entwurf = fuelle_aus(s, &mut portal).await?;
    let ergebnis = reiche_ein(s, &mut portal, &entwurf).await;
    let fall = s.melde("API: submitted with a fresh login", ergebnis)?;
    let ergebnis = warte(&mut portal, &fall).await;
    let dokument = s.melde("API: case decided, Meldebestätigung is there", ergebnis)?;
    let ergebnis = portal
        .lade(&dokument)
        .await
        .and_then(|pdf| s.echt(&pdf).map(drop));
    s.melde("API: the Meldebestätigung is genuine", ergebnis)?;

    let ergebnis = selbstauskunft(s).await;
    s.melde(
        "API: Neustadt tells Karim everything that it holds about him (1708, 1709, 1710)",
        ergebnis,
    )?;
    let ergebnis = bescheinigung(s).await;
    let (pdf, daten) = s.melde(
        "API: Neustadt certifies the new address with three extras, and with a seal for the print",
        ergebnis,
    )?;
    let ergebnis = widerruf::geh(s, &pdf, &daten).await;
    s.melde(
        "pages: Neustadt takes the certificate back, and the published list says so",
        ergebnis,
    )?;
    let ergebnis = beharrlich(async || nicht_mehr_gemeldet(s).await).await;
    s.melde("API: Altstadt answers 03, no longer registered", ergebnis)
}

impl Portal {
    async fn oeffne(s: &Schritte, chip: Chip) -> Result<Self, Fehlschlag> {
        let (browser, _) = s.anmelden("karim", chip, "/faelle").await?;
        let beschreibung = Beschreibung::lies()?;
        let mut portal = Self {
            browser,
            adresse: s.adresse.clone(),
            token: String::new(),
            beschreibung,
        };
        let sitzung = portal.rufe(Method::GET, "/sitzung", None, 200).await?;
        portal.token = text(&sitzung, "/csrf")?;
        Ok(portal)
    }

    /// Calls the API and checks status and body against its description.
    async fn rufe(
        &mut self,
        methode: Method,
        pfad: &str,
        rumpf: Option<Value>,
        erwartet: u16,
    ) -> Result<Value, Fehlschlag> {
        let rumpf = rumpf.map(|json| Rumpf {
            art: "application/json".to_owned(),
            inhalt: json.to_string().into_bytes(),
        });
        self.rufe_mit(methode, pfad, rumpf, erwartet).await
    }

    async fn rufe_mit(
        &mut self,
        methode: Method,
        pfad: &str,
        rumpf: Option<Rumpf>,
        erwartet: u16,
    ) -> Result<Value, Fehlschlag> {
        let url = format!("{}/api/v1{pfad}", self.adresse);
        let token = self.token.clone();
        let antwort = self
            .browser
            .folge(methode.clone(), &url, rumpf, &[("X-CSRF-Token", &token)])
            .await?;
        let status = antwort.status.as_u16();
        let inhalt = if antwort.inhalt.is_empty() {
            Value::Null
        } else {
            serde_json::from_slice(&antwort.inhalt)
                .map_err(|_| format!("{methode} {pfad} answers {status} without JSON"))?
        };
        self.beschreibung.pruefe(
            &methode,
            &format!("/api/v1{pfad}"),
            status,
            &antwort.inhaltstyp,
            &inhalt,
        )?;
        if status == erwartet {
            Ok(inhalt)
        } else {
            Err(format!(
                "{methode} {pfad} answers {status}, not {erwartet}: {}",
                inhalt.get("type").unwrap_or(&Value::Null)
            ))
        }
    }

    async fn lade(&mut self, dokument: &str) -> Result<Vec<u8>, Fehlschlag> {
        let antwort = self
            .browser
            .hole(&format!("{}/api/v1/dokumente/{dokument}", self.adresse))
            .await?;
        if antwort.inhaltstyp == "application/pdf" {
            Ok(antwort.inhalt)
        } else {
            Err(antwort.inhaltstyp)
        }
    }
}

async fn fuelle_aus(s: &mut Schritte, portal: &mut Portal) -> Result<String, Fehlschlag> {
    let ergebnis = portal.rufe(Method::POST, "/anmeldungen", None, 201).await;
    let entwurf = text(
        &s.melde("API: draft with the register's data (1702/1703)", ergebnis)?,
        "/id",
    )?;
    let pfad = format!("/entwuerfe/{entwurf}");
    let [tag, monat, jahr] = Schritte::einzug();
    let wohnung = json!({
        "gemeinde": "99000002", "strasse": "Neue Straße", "hausnummer": "21", "postleitzahl": "99002",
    });
    let einzug = json!({
        "einzug_tag": tag, "einzug_monat": monat, "einzug_jahr": jahr, "bisherige": ["aufgeben"],
    });
    let geber = json!({
        "art": "vermietung", "name": "Haus und Grund Musterbau", "strasse_hausnummer": "Marktstraße 9",
        "plz_ort": "99002 Neustadt",
    });
    let ergebnis = async {
        portal.rufe(Method::GET, &pfad, None, 200).await?;
        for (schritt, rumpf) in [
            ("familie", json!({ "mit": [] })),
            ("datenbestaetigung", json!({})),
        ] {
            portal
                .rufe(Method::PUT, &format!("{pfad}/{schritt}"), Some(rumpf), 204)
                .await?;
        }
        let falsch = json!({ "gemeinde": "99000002", "postleitzahl": "9" });
        portal
            .rufe(Method::PUT, &format!("{pfad}/wohnung"), Some(falsch), 422)
            .await?;
        portal
            .rufe(Method::PUT, &format!("{pfad}/wohnung"), Some(wohnung), 204)
            .await?;
        let foto = Rumpf {
            art: "application/octet-stream".to_owned(),
            inhalt: FOTO.to_vec(),
        };
        portal
            .rufe_mit(Method::PUT, &format!("{pfad}/bestaetigung"), Some(foto), 204)
            .await?;
        for (schritt, rumpf) in [
            ("einzug", einzug),
            ("wohnungsgeber", geber),
            ("nachweis", json!({ "nachweis": "datei" })),
            ("wuensche", json!({})),
        ] {
            portal
                .rufe(Method::PUT, &format!("{pfad}/{schritt}"), Some(rumpf), 204)
                .await?;
        }
        Ok(Value::Null)
    };
    let ergebnis: Result<Value, Fehlschlag> = ergebnis.await;
    s.melde(
        "API: form filled in, a faulty one refused with its fields",
        ergebnis,
    )?;
    Ok(entwurf)
}

async fn reiche_ein(s: &Schritte, portal: &mut Portal, entwurf: &str) -> Result<String, Fehlschlag> {
    let pfad = format!("/entwuerfe/{entwurf}");
    let zusammenfassung = portal
        .rufe(Method::GET, &format!("{pfad}/zusammenfassung"), None, 200)
        .await?;
    let abdruck = json!({ "abdruck": text(&zusammenfassung, "/abdruck")? });
    let ziel = portal
        .rufe(Method::POST, &format!("{pfad}/einreichung"), Some(abdruck), 200)
        .await?;
    let seite = portal.browser.hole(&text(&ziel, "/anmelde_url")?).await?;
    let antwort = s
        .waehle_person(&mut portal.browser, seite, "karim", Chip::Alt)
        .await?;
    let fall = antwort.url.path().strip_prefix("/faelle/").map(str::to_owned);
    fall.ok_or_else(|| {
        format!(
            "expected the receipt, got {} with {}",
            antwort.url.path(),
            antwort.status
        )
    })
}

async fn warte(portal: &mut Portal, fall: &str) -> Result<String, Fehlschlag> {
    portal.rufe(Method::GET, "/faelle", None, 200).await?;
    for _ in 0..BLICKE_HOECHSTENS {
        let stand = portal
            .rufe(Method::GET, &format!("/faelle/{fall}"), None, 200)
            .await?;
        match stand.pointer("/zustand/name").and_then(Value::as_str) {
            Some("angemeldet") => return text(&stand, "/zustand/dokumente/0"),
            Some("abgelehnt" | "gestoert") => {
                return Err("the register does not enter the Anmeldung".to_owned());
            }
            _ => kurz_warten().await,
        }
    }
    Err("no decision within 30 s".to_owned())
}

/// Asks for everything that is held, waits until it comes, and finds both addresses or says what is missing.
async fn selbstauskunft(s: &Schritte) -> Result<(), Fehlschlag> {
    let mut portal = Portal::oeffne(s, Chip::Neu).await?;
    let anfrage = portal
        .rufe(Method::POST, "/selbstauskuenfte", Some(json!({})), 201)
        .await?;
    let pfad = format!("/selbstauskuenfte/{}", text(&anfrage, "/id")?);
    for _ in 0..BLICKE_HOECHSTENS {
        let stand = portal.rufe(Method::GET, &pfad, None, 200).await?;
        if stand.pointer("/stand").and_then(Value::as_str) != Some("bereit") {
            kurz_warten().await;
            continue;
        }
        let pdf = portal.lade(&text(&stand, "/dokument")?).await?;
        let daten = s.echt(&pdf)?.ok_or("the file holds no data")?;
        s.ausgabe.datei("selbstauskunft.pdf", &pdf);
        return if daten.to_string().contains("Neue Straße") {
            Ok(())
        } else {
            Err("it does not name the new address".to_owned())
        };
    }
    Err("no data within 30 s".to_owned())
}

async fn bescheinigung(s: &Schritte) -> Result<(Vec<u8>, Value), Fehlschlag> {
    let mut portal = Portal::oeffne(s, Chip::Neu).await?;
    let bitte = json!({ "elemente": ["07", "23", "25"] });
    let ausgestellt = portal
        .rufe(Method::POST, "/meldebescheinigungen", Some(bitte), 201)
        .await?;
    let pdf = portal.lade(&text(&ausgestellt, "/dokument")?).await?;
    let daten = s.echt(&pdf)?.ok_or("the file holds no data")?;
    s.ausgabe.datei("meldebescheinigung-papier.pdf", &pdf);
    // What the seal on a print is verified with.
    let zertifikate = portal.browser.hole(&s.url(ZERTIFIKATE_PFAD)).await?;
    s.ausgabe.datei("zertifikate.pem", &zertifikate.inhalt);
    if daten.to_string().contains("Neue Straße") {
        Ok((pdf, daten))
    } else {
        Err("it does not name the new address".to_owned())
    }
}

async fn nicht_mehr_gemeldet(s: &Schritte) -> Result<(), Fehlschlag> {
    let mut portal = Portal::oeffne(s, Chip::Alt).await?;
    let vorher = s.ausgabe.letzte("1701");
    portal
        .rufe(
            Method::POST,
            "/meldebescheinigungen",
            Some(json!({ "elemente": [] })),
            422,
        )
        .await?;
    let antwort = s
        .ausgabe
        .letzte("1701")
        .filter(|neu| Some(neu) != vorher.as_ref())
        .ok_or("no 1701 came")?;
    let mit_03 = String::from_utf8_lossy(&antwort).contains("<code>03</code>");
    if mit_03 {
        Ok(())
    } else {
        Err("Altstadt does not answer 03".to_owned())
    }
}

fn text(json: &Value, zeiger: &str) -> Result<String, Fehlschlag> {
    json.pointer(zeiger)
        .and_then(Value::as_str)
        .map(str::to_owned)
        .ok_or_else(|| format!("the answer has no {zeiger}"))
}
