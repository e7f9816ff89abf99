//! Both journeys over the pages, as Erika: from Altstadt to Neustadt, then a Meldebescheinigung from there.

use super::{
    Fehlschlag,
    browser::{Browser, Rumpf, feldwert, verweis},
    schritte::{BLICKE_HOECHSTENS, Chip, Schritte, beharrlich, kurz_warten},
};
use crate::nachricht::{Antwort, lies_antwort};

/// A picture like the photo of a paper; made for this, nothing can be read on it.
pub(super) const FOTO: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/examples/musterland/bestaetigung.png"
));

pub(super) async fn geh(s: &mut Schritte) -> Result<(), Fehlschlag> {
    let fall = anmeldung(s).await?;
    let pdf = meldebestaetigung(s, fall).await?;
    let ergebnis = s.echt(&pdf).and_then(|_| s.veraendert(&pdf));
    s.melde(
        "pages: the Meldebestätigung is genuine, and changed when one byte is",
        ergebnis,
    )?;
    bescheinigung(s).await?;
    nicht_mehr_gemeldet(s).await
}

/// A browser that waits at a case, and the case's page.
struct Wartend {
    browser: Browser,
    pfad: String,
}

async fn anmeldung(s: &mut Schritte) -> Result<Wartend, Fehlschlag> {
    let ergebnis = s.anmelden("erika", Chip::Alt, "/anmeldung").await;
    let (mut browser, antwort) = s.melde("pages: log in as Erika", ergebnis)?;
    let seite = s.melde("pages: what an Anmeldung needs", antwort.seite("/anmeldung"))?;
    s.ausgabe.seite("anmeldung", &seite);

    let formular = Rumpf::formular(&[("csrf", &feldwert(&seite, "csrf")?), ("neu", "ja")]);
    let ergebnis = browser.sende(&s.url("/anmeldung"), formular).await;
    let ergebnis = ergebnis.and_then(|antwort| {
        let entwurf = antwort.url.path().trim_end_matches("/daten").to_owned();
        let seite = antwort.seite("/daten")?;
        if seite.contains("Mustermann") {
            Ok((entwurf, seite))
        } else {
            Err("the register's data are not shown".into())
        }
    });
    let (entwurf, seite) = s.melde(
        "pages: 1702 to Altstadt, 1703 back, data shown for checking",
        ergebnis,
    )?;
    s.ausgabe.seite("daten", &seite);

    let formular = Rumpf::formular(&[("csrf", &feldwert(&seite, "csrf")?)]);
    let ergebnis = browser
        .sende(&s.url(&format!("{entwurf}/daten")), formular)
        .await
        .and_then(|a| a.seite("/wohnung"));
    let seite = s.melde("pages: data confirmed", ergebnis)?;
    s.ausgabe.seite("wohnung", &seite);

    let ergebnis = browser
        .sende(
            &s.url(&format!("{entwurf}/wohnung")),
            neue_wohnung(&feldwert(&seite, "csrf")?),
        )
        .await
        .and_then(|antwort| antwort.seite("/einzug"));
    let seite = s.melde("pages: new dwelling", ergebnis)?;
    s.ausgabe.seite("einzug", &seite);

    let csrf = feldwert(&seite, "csrf")?;
    let ergebnis = letzte_schritte(s, &mut browser, &entwurf, &csrf).await;
    let seite = s.melde(
        "pages: day, landlord, photo of the Wohnungsgeberbestätigung, objections",
        ergebnis,
    )?;
    s.ausgabe.seite("zusammenfassung", &seite);

    let unterschrift = Rumpf::formular(&[
        ("csrf", &feldwert(&seite, "csrf")?),
        ("abdruck", &feldwert(&seite, "abdruck")?),
    ]);
    let ergebnis = unterschreiben(s, &mut browser, &entwurf, unterschrift).await;
    let (pfad, seite) = s.melde(
        "pages: submitted with a fresh login, receipt with Aktenzeichen",
        ergebnis,
    )?;
    s.ausgabe.seite("quittung", &seite);
    Ok(Wartend { browser, pfad })
}

/// The steps from the day of moving in to the summary.
async fn letzte_schritte(
    s: &Schritte,
    browser: &mut Browser,
    entwurf: &str,
    csrf: &str,
) -> Result<String, Fehlschlag> {
    let [tag, monat, jahr] = Schritte::einzug();
    let einzug = [
        ("csrf", csrf),
        ("einzug_tag", &tag),
        ("einzug_monat", &monat),
        ("einzug_jahr", &jahr),
        ("bisherige_0", "aufgeben"),
    ];
    let geber = [
        ("csrf", csrf),
        ("art", "vermietung"),
        ("name", "Haus und Grund Musterbau"),
        ("strasse_hausnummer", "Marktstraße 9"),
        ("plz_ort", "99002 Neustadt"),
    ];
    let nachweis = [("csrf", csrf), ("nachweis", "datei")];
    let schritte = [
        ("einzug", "/wohnungsgeber", Rumpf::formular(&einzug)),
        ("wohnungsgeber", "/nachweis", Rumpf::formular(&geber)),
        (
            "nachweis",
            "/wuensche",
            Rumpf::mit_datei(&nachweis, "datei", "bestaetigung.png", "image/png", FOTO),
        ),
        ("wuensche", "/zusammenfassung", Rumpf::formular(&[("csrf", csrf)])),
    ];
    let mut seite = String::new();
    for (schritt, danach, rumpf) in schritte {
        let antwort = browser
            .sende(&s.url(&format!("{entwurf}/{schritt}")), rumpf)
            .await?;
        seite = antwort.seite(danach)?;
        s.ausgabe.seite(danach.trim_start_matches('/'), &seite);
    }
    Ok(seite)
}

async fn unterschreiben(
    s: &Schritte,
    browser: &mut Browser,
    entwurf: &str,
    formular: Rumpf,
) -> Result<(String, String), Fehlschlag> {
    let seite = browser
        .sende(&s.url(&format!("{entwurf}/zusammenfassung")), formular)
        .await?;
    let antwort = s.waehle_person(browser, seite, "erika", Chip::Alt).await?;
    let pfad = antwort.url.path().to_owned();
    if !pfad.starts_with("/faelle/") {
        return Err(format!(
            "expected the receipt, got {pfad} with {}",
            antwort.status
        ));
    }
    let html = antwort.text();
    if html.contains("MW-") {
        Ok((pfad, html))
    } else {
        Err("the receipt has no Aktenzeichen".to_owned())
    }
}

async fn meldebestaetigung(s: &mut Schritte, mut fall: Wartend) -> Result<Vec<u8>, Fehlschlag> {
    let ergebnis = warte_auf_dokument(s, &mut fall).await;
    let (seite, dokument) = s.melde("pages: 1704 delivered, 1707 received, case decided", ergebnis)?;
    s.ausgabe.seite("fall", &seite);
    let ergebnis = fall.browser.hole(&s.url(&dokument)).await.and_then(|antwort| {
        if antwort.inhaltstyp == "application/pdf" {
            Ok(antwort.inhalt)
        } else {
            Err(antwort.inhaltstyp)
        }
    });
    let pdf = s.melde("pages: Meldebestätigung downloaded", ergebnis)?;
    s.ausgabe.datei("meldebestaetigung.pdf", &pdf);
    let ergebnis = beginnt_mit_dem_des_registers(s, &pdf);
    s.melde("pages: it starts with exactly the register's bytes", ergebnis)?;
    Ok(pdf)
}

async fn warte_auf_dokument(s: &Schritte, fall: &mut Wartend) -> Result<(String, String), Fehlschlag> {
    for _ in 0..BLICKE_HOECHSTENS {
        let seite = fall.browser.hole(&s.url(&fall.pfad)).await?.text();
        let entschieden = seite.contains("kern-badge--success");
        if let Some(dokument) = verweis(&seite, "/dokumente/").filter(|_| entschieden) {
            return Ok((seite, dokument));
        }
        kurz_warten().await;
    }
    Err("no document within 30 s".to_owned())
}

fn beginnt_mit_dem_des_registers(s: &Schritte, pdf: &[u8]) -> Result<(), Fehlschlag> {
    let xml = s.ausgabe.letzte("1707").ok_or("no 1707 was seen")?;
    match lies_antwort(&xml) {
        Ok(Antwort::Angemeldet { personen, .. })
            if personen.iter().any(|(_, brief)| pdf.starts_with(brief)) =>
        {
            Ok(())
        }
        Ok(_) => Err("the document does not start with the register's".to_owned()),
        Err(fehler) => Err(fehler.to_string()),
    }
}

async fn bescheinigung(s: &mut Schritte) -> Result<(), Fehlschlag> {
    let ergebnis = hole_bescheinigung(s).await;
    let (seite, pdf, nachweis) = s.melde(
        "pages: Neustadt certifies the new address while Erika waits (1700/1701)",
        ergebnis,
    )?;
    s.ausgabe.seite("bescheinigung", &seite);
    s.ausgabe.datei("meldebescheinigung.pdf", &pdf);
    s.ausgabe.datei("meldebescheinigung.sd-jwt", &nachweis);
    let ergebnis = s.echt(&pdf).and_then(|daten| {
        let daten = daten.ok_or("the file holds no data")?.to_string();
        if daten.contains("Neue Straße") {
            s.veraendert(&pdf)
        } else {
            Err("it does not name the new address".into())
        }
    });
    s.melde(
        "pages: the Meldebescheinigung is genuine and names the new address",
        ergebnis,
    )?;
    let ergebnis = s.echt(&nachweis).and_then(|daten| {
        let daten = daten.ok_or("the credential discloses nothing")?.to_string();
        if daten.contains("Neue Straße") && !daten.contains("geburtsdatum") {
            Ok(())
        } else {
            Err("it does not disclose what was chosen, and that alone".into())
        }
    });
    s.melde(
        "pages: the credential from it is genuine and discloses the address without the birth date",
        ergebnis,
    )?;
    let ergebnis = andere_ausfertigungen(s).await;
    s.melde(
        "pages: the same with English words, and a Meldedatensatz without a credential, are genuine",
        ergebnis,
    )
}

/// What else can be made of the register's answer.
async fn andere_ausfertigungen(s: &Schritte) -> Result<(), Fehlschlag> {
    for (als, datei) in [
        ("mit-englisch", "meldebescheinigung-englisch.pdf"),
        ("meldedatensatz", "meldedatensatz.pdf"),
    ] {
        let (mut browser, antwort) = s.anmelden("erika", Chip::Neu, "/bescheinigung").await?;
        let csrf = feldwert(&antwort.seite("/bescheinigung")?, "csrf")?;
        let formular = Rumpf::formular(&[("csrf", &csrf), ("ausfertigung", als)]);
        let seite = browser.sende(&s.url("/bescheinigung"), formular).await?.text();
        let dokument = verweis(&seite, "/dokumente/").ok_or("there is no document to download")?;
        let pdf = browser.hole(&s.url(&dokument)).await?.inhalt;
        s.ausgabe.datei(datei, &pdf);
        let daten = s.echt(&pdf)?.ok_or("the file holds no data")?.to_string();
        if !daten.contains("Neue Straße") {
            return Err(format!("{datei} does not name the new address"));
        }
        if (als == "meldedatensatz") == seite.contains("/nachweis\"") {
            return Err(format!(
                "{datei}: a credential where none belongs, or none where one does"
            ));
        }
    }
    Ok(())
}

/// The page, the document, and the credential with name and address alone.
async fn hole_bescheinigung(s: &Schritte) -> Result<(String, Vec<u8>, Vec<u8>), Fehlschlag> {
    let (mut browser, antwort) = s.anmelden("erika", Chip::Neu, "/bescheinigung").await?;
    let seite = antwort.seite("/bescheinigung")?;
    let formular = Rumpf::formular(&[("csrf", &feldwert(&seite, "csrf")?)]);
    let seite = browser.sende(&s.url("/bescheinigung"), formular).await?.text();
    let dokument = verweis(&seite, "/dokumente/").ok_or("there is no document to download")?;
    let pdf = browser.hole(&s.url(&dokument)).await?.inhalt;
    let auswahl = dokument.replace("/dokumente/", "/bescheinigung/") + "/nachweis";
    if !seite.contains(&format!("href=\"{auswahl}\"")) {
        return Err("the document carries no credential".to_owned());
    }
    let csrf = feldwert(&browser.hole(&s.url(&auswahl)).await?.text(), "csrf")?;
    let felder = Rumpf::formular(&[("csrf", &csrf), ("feld", "familienname"), ("feld", "wohnung_1")]);
    let nachweis = browser.sende(&s.url(&auswahl), felder).await?.inhalt;
    Ok((seite, pdf, nachweis))
}

async fn nicht_mehr_gemeldet(s: &mut Schritte) -> Result<(), Fehlschlag> {
    let ergebnis = beharrlich(async || {
        let vorher = s.ausgabe.letzte("1701");
        let (mut browser, antwort) = s.anmelden("erika", Chip::Alt, "/bescheinigung").await?;
        let seite = antwort.seite("/bescheinigung")?;
        let formular = Rumpf::formular(&[("csrf", &feldwert(&seite, "csrf")?)]);
        let seite = browser.sende(&s.url("/bescheinigung"), formular).await?.text();
        let antwort = s
            .ausgabe
            .letzte("1701")
            .filter(|neu| Some(neu) != vorher.as_ref())
            .ok_or("no 1701 came")?;
        let mit_03 = String::from_utf8_lossy(&antwort).contains("<code>03</code>");
        let ohne_dokument = verweis(&seite, "/dokumente/").is_none();
        if mit_03 && ohne_dokument {
            Ok(seite)
        } else {
            Err("Altstadt still knows her".to_owned())
        }
    })
    .await;
    let seite = s.melde("pages: Altstadt answers 03, no longer registered", ergebnis)?;
    s.ausgabe.seite("nicht-gemeldet", &seite);
    Ok(())
}

fn neue_wohnung(csrf: &str) -> Rumpf {
    Rumpf::formular(&[
        ("csrf", csrf),
        ("gemeinde", "99000002"),
        ("strasse", "Neue Straße"),
        ("hausnummer", "7"),
        ("postleitzahl", "99002"),
    ])
}
