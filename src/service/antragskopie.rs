//! What the receipt says: the whole declaration in German, as the authority gets it (§ 9a Abs. 2 and 4 OZG).

use jiff::Timestamp;

use super::{
    Entwurf, Umziehend,
    bescheinigung_inhalt::behoerde,
    erklaerung_inhalt::{dienst, einzeilig},
};
use crate::{
    fall::Angabengruppe,
    kernel::uhr::{tag_lang, zeit_lang},
    land::{Gemeinde, Land},
    meldewesen::{Aktenzeichen, Fallcode, Wohnungsstatus},
    regeln::Beschluss,
    urkunde::{
        Anlage, Antragskopie, Eigenerklaerung, Kontakt,
        inhalt::{Gruppe, Wert},
    },
};

/// The content of receipt and copy.
pub(super) fn inhalt(
    land: &Land,
    gemeinde: &Gemeinde,
    entwurf: &Entwurf,
    (beschluss, angaben): (&Beschluss, &[Angabengruppe]),
    (aktenzeichen, fallcode): (&Aktenzeichen, &Fallcode),
    jetzt: Timestamp,
) -> Antragskopie {
    let antrag = &beschluss.anmeldung;
    let mut gruppen: Vec<Gruppe> = angaben.iter().map(gedruckt).collect();
    if let Some(email) = &antrag.email {
        gruppen.push(Gruppe {
            titel: "Nur für das Portal".to_owned(),
            zeilen: vec![("E-Mail-Adresse für Neuigkeiten".to_owned(), email.as_str().into())],
        });
    }
    let mut versicherungen = vec![
        "Alle Angaben stimmen, und der Einzug hat an dem genannten Tag stattgefunden (§ 17, § 23a BMG)."
            .to_owned(),
    ];
    if antrag.personen.len() > 1 {
        versicherungen.push(
            "Ich bin berechtigt, die Daten der mitziehenden Angehörigen zu erhalten (§ 23a Abs. 1 Satz 5, § 23 Abs. 4 BMG). Über die Strafbarkeit des Ausspähens von Daten nach § 202a StGB wurde ich belehrt.".to_owned(),
        );
    }
    Antragskopie {
        demo: land.testbetrieb,
        behoerde: behoerde(land, gemeinde),
        kontakt: kontakt(gemeinde),
        dienst: dienst(antrag.art).to_owned(),
        aktenzeichen: aktenzeichen.to_string(),
        fallcode: fallcode.as_str().to_owned(),
        qr: format!("{}/amt?code={}", land.adresse, fallcode.as_str()),
        eingegangen: zeit_lang(jetzt),
        gruppen,
        anlagen: entwurf
            .unterlagen
            .iter()
            .map(|(_, datei)| Anlage {
                name: "Weitere Unterlage (liegt im Portal für die Behörde bereit)".to_owned(),
                seiten: 0,
                pruefsumme: datei.hash.chars().take(16).collect(),
            })
            .collect(),
        versicherungen,
        weiter: weiter(land, beschluss.status, jetzt),
        pruef_url: None,
    }
}

/// What an owner who moves in declares (§ 19 Abs. 3 BMG).
pub(super) fn eigenerklaerung(
    land: &Land,
    gemeinde: &Gemeinde,
    entwurf: &Entwurf,
    beschluss: &Beschluss,
    aktenzeichen: &Aktenzeichen,
    jetzt: Timestamp,
) -> Eigenerklaerung {
    let antrag = &beschluss.anmeldung;
    let namen = |person: &Umziehend| person.meldedaten.person.anzeigename();
    let anschrift = einzeilig(&antrag.anschrift);
    Eigenerklaerung {
        demo: land.testbetrieb,
        meldebehoerde: gemeinde.meldebehoerde.name.clone(),
        aktenzeichen: Some(aktenzeichen.to_string()),
        eigentuemer: entwurf.ich().map(namen).unwrap_or_default(),
        anschrift: anschrift.clone(),
        einzug: tag_lang(antrag.einzug.tag),
        wohnung: anschrift,
        personen: entwurf.personen.iter().map(namen).collect(),
        erklaert_am: zeit_lang(jetzt),
        anmeldung: "Online-Ausweis, Vertrauensniveau hoch".to_owned(),
    }
}

pub(super) fn kontakt(gemeinde: &Gemeinde) -> Kontakt {
    let amt = &gemeinde.meldebehoerde;
    Kontakt {
        telefon: amt.telefon.clone(),
        email: Some(amt.email.clone()),
        web: None,
        oeffnungszeiten: amt.oeffnungszeiten.iter().cloned().collect(),
    }
}

fn gedruckt(gruppe: &Angabengruppe) -> Gruppe {
    let zeilen = gruppe.zeilen.iter();
    Gruppe {
        titel: gruppe.titel.clone(),
        zeilen: zeilen
            .map(|(name, wert)| (name.clone(), Wert::Text(wert.clone())))
            .collect(),
    }
}

/// What comes next, and until when the Anmeldung can be taken back.
fn weiter(land: &Land, status: Wohnungsstatus, jetzt: Timestamp) -> Vec<String> {
    let mut weiter = Vec::new();
    if land.bedenkzeit.is_positive() {
        weiter.push(format!(
            "Bis {} können Sie die Anmeldung im Portal unter „Meine Vorgänge“ zurücknehmen. Danach geht sie an die Meldebehörde.",
            zeit_lang(jetzt + land.bedenkzeit)
        ));
    }
    weiter.push(
        "Die Meldebehörde prüft die Anmeldung und entscheidet, meist in ein bis drei Arbeitstagen."
            .to_owned(),
    );
    weiter.push(
        "Den Stand und alle Schreiben sehen Sie jederzeit im Portal unter „Meine Vorgänge“.".to_owned(),
    );
    weiter.push(
        match status {
            Wohnungsstatus::Neben => {
                "Die Anschrift auf dem Ausweis bleibt, wie sie ist: Dort steht die Hauptwohnung."
            }
            Wohnungsstatus::Alleinige | Wohnungsstatus::Haupt => {
                "Die Anschrift auf dem Ausweis ändert die Ausweisbehörde in einem eigenen Schritt."
            }
        }
        .to_owned(),
    );
    weiter
}
