//! An authority takes a document back, and whoever verifies it with the published list learns it.

use serde_json::Value;

use super::{
    Fehlschlag,
    browser::{Browser, Rumpf},
    schritte::Schritte,
};
use crate::{
    kernel::Uhr as _,
    ops::SystemUhr,
    urkunde::{Pruefergebnis, Statusliste, Ungueltigkeit, pruefe},
};

/// Takes `pdf` back, whose data are `daten`, on the authority's page.
pub(super) async fn geh(s: &Schritte, pdf: &[u8], daten: &Value) -> Result<(), Fehlschlag> {
    let text = |zeiger: &str| {
        let wert = daten.pointer(zeiger).and_then(Value::as_str);
        wert.map(str::to_owned)
            .ok_or_else(|| format!("the data lack {zeiger}"))
    };
    let (nummer, ags, liste) = (text("/nummer")?, text("/ags")?, text("/status/status_list/uri")?);
    let mut browser = Browser::neu()?;
    if mit_liste(s, pdf, &browser.hole(&liste).await?.text())? != Stand::Gilt {
        return Err("the list says that it was taken back before it was".to_owned());
    }
    let schluessel = s
        .amtsschluessel(&text("/behoerde")?)
        .ok_or("the authority has no access key")?;
    let felder = [
        ("gemeinde", &*ags),
        ("schluessel", &schluessel),
        ("nummer", &nummer),
        ("grund", "falsche-angaben"),
    ];
    let seite = browser
        .sende(&s.url("/amt/widerruf"), Rumpf::formular(&felder))
        .await?;
    if !seite.text().contains(&nummer) {
        return Err(format!("the page does not confirm it, status {}", seite.status));
    }
    let nachher = browser.hole(&liste).await?.text();
    s.ausgabe.datei("status.jwt", nachher.as_bytes());
    if mit_liste(s, pdf, &nachher)? == Stand::Gilt {
        return Err("the list does not say that it was taken back".to_owned());
    }
    // The page that verifies files says so too, without any list at hand.
    let hochgeladen = Rumpf::mit_datei(&[], "datei", "urkunde.pdf", "application/pdf", pdf);
    let seite = browser.sende(&s.url("/pruefen"), hochgeladen).await?.text();
    if seite.contains("Das Dokument gilt nicht mehr") {
        Ok(())
    } else {
        Err("the page that verifies files does not say that it was taken back".to_owned())
    }
}

#[derive(Eq, PartialEq)]
enum Stand {
    Gilt,
    Widerrufen,
}

/// What a verifier says who has this list.
fn mit_liste(s: &Schritte, pdf: &[u8], liste: &str) -> Result<Stand, Fehlschlag> {
    let jetzt = SystemUhr.jetzt();
    let mut vertrauen = s.vertrauen();
    let liste = Statusliste::lies(liste, &vertrauen.anker, jetzt).map_err(|fehler| fehler.to_string())?;
    vertrauen.statuslisten.push(liste);
    vertrauen.status_verlangt = true;
    match pruefe(pdf, &vertrauen, jetzt) {
        Pruefergebnis::Gueltig(_) => Ok(Stand::Gilt),
        Pruefergebnis::Ungueltig {
            grund: Ungueltigkeit::Widerrufen,
            ..
        } => Ok(Stand::Widerrufen),
        anderes => Err(format!("the document is {:?}", anderes.urteil())),
    }
}
