//! A workshop with everything that makes and verifies documents, and invented Meldebescheinigungen of which no two are alike.

use std::error::Error;

use jiff::Timestamp;
use meldewerk::kernel::zufall::FesterZufall;
use meldewerk::urkunde::inhalt::{Absatz, Behoerde, Gruppe, Meldebescheinigung, Textteil, Wert};
use meldewerk::urkunde::sdjwt::{self, Offenlegung};
use meldewerk::urkunde::{
    DemoPki, DemoSchluessel, Pruefergebnis, Setzangaben, Setzerei, Siegelangaben, Softwareschluessel,
    Vertrauen, Vorlage, pruefe, siegle, vds, zertifikate_aus_pem,
};
use serde_json::{Value, json};

/// The register's answer that is attached; as long as a 1701 is with everything in it.
const XMELD: &str = include_str!("1703.xml");
const ADRESSE: &str = "https://meldewerk.example";
const BEHOERDE: &str = "Stadt Altstadt";
const VORNAMEN: [&str; 7] = ["Zoë", "Ayşe", "Jürgen", "Łukasz", "Đorđe", "Marie", "Ōtto"];
const NAMEN: [&str; 11] = [
    "Ŝkārda",
    "Müller",
    "Łukaszewič",
    "Yılmaz",
    "Nguyễn",
    "Groß",
    "Đurić",
    "Šimková",
    "Weiß",
    "Ōno",
    "Ædelgård",
];
const STRASSEN: [&str; 5] = [
    "Gänsemarkt",
    "Am Mühlenfließ",
    "Neue Straße",
    "Rathausplatz",
    "Öhringer Weg",
];

/// How much a document carries.
#[derive(Clone, Copy, Eq, PartialEq)]
pub enum Umfang {
    /// The five facts of § 18 Abs. 1 BMG and the same as JSON.
    Schlicht,
    /// What the service delivers: also the register's answer, the credential, the seal on paper and its code.
    Voll,
}

/// Typesetter, keys and trust of one authority.
pub struct Werkstatt {
    pub setzerei: Setzerei,
    /// The key that seals, as a peer reads it.
    pub siegel: DemoSchluessel,
    pub anker_pem: String,
    dokument: Softwareschluessel,
    nachweis: Softwareschluessel,
    vertrauen: Vertrauen,
    datamatrix: String,
    zufall: FesterZufall,
    jetzt: Timestamp,
}

impl Werkstatt {
    pub fn neu() -> Result<Self, Box<dyn Error>> {
        let jetzt = "2026-11-21T12:00:00Z".parse()?;
        let zufall = FesterZufall::neu(1);
        let pki = DemoPki::neu("Musterland", &[BEHOERDE], 4096, jetzt, &zufall)?;
        let siegel = pki.siegel.into_iter().next().ok_or("no authority")?;
        let schluessel =
            |teil: &DemoSchluessel| Softwareschluessel::aus_pem(&teil.zertifikat_pem, &teil.schluessel_pem);
        // As long as a seal with every field and its status.
        let papier: Vec<u8> = (0..310_u32).map(|stelle| (stelle * 197 % 251) as u8).collect();
        Ok(Self {
            setzerei: Setzerei::neu()?,
            dokument: schluessel(&siegel.dokument)?,
            nachweis: schluessel(&siegel.nachweis)?,
            vertrauen: Vertrauen::nur_anker(zertifikate_aus_pem(&pki.anker_pem)?),
            siegel: siegel.dokument,
            anker_pem: pki.anker_pem,
            datamatrix: vds::datamatrix_svg(&papier).ok_or("no DataMatrix")?,
            zufall,
            jetzt,
        })
    }

    /// The content of the document with this number.
    pub fn inhalt(&self, nummer: usize, umfang: Umfang) -> Result<Meldebescheinigung, Box<dyn Error>> {
        let person = Person::mit(nummer);
        let voll = umfang == Umfang::Voll;
        let pruefen = format!("{ADRESSE}/pruefen");
        Ok(Meldebescheinigung {
            demo: false,
            behoerde: behoerde(),
            nummer: dokumentnummer(nummer),
            absatz: Absatz::Eins,
            ausgestellt: "21. November 2026".to_owned(),
            abgerufen: "21. November 2026, 13:00 Uhr".to_owned(),
            gruppen: person.gruppen(),
            pruef_url: Some(pruefen.clone()),
            daten: json!({
                "art": "meldebescheinigung",
                "rechtsgrundlage": "§ 18 BMG",
                "nummer": dokumentnummer(nummer),
                "behoerde": BEHOERDE,
                "ags": "99000001",
                "abgerufen": self.jetzt,
                "meldedaten": person.felder().into_iter().map(|(name, wert)| (name.to_owned(), wert)).collect::<Value>(),
                "statusstelle": "Musterland",
            }),
            xml: voll.then(|| XMELD.to_owned()),
            nachweis: if voll { Some(self.nachweis(nummer)?) } else { None },
            siegel_svg: voll.then(|| self.datamatrix.clone()),
            pruefcode: voll.then(|| "K7QX-9F2M-4TRW-3TXQ-8".to_owned()),
            papier_url: voll.then_some(pruefen),
            zweitsprache: None,
        })
    }

    /// The PDF without its seal.
    pub fn setze(&self, inhalt: &Meldebescheinigung) -> Result<Vec<u8>, Box<dyn Error>> {
        let angaben = Setzangaben {
            ident: inhalt.nummer.clone(),
            zeitpunkt: self.jetzt,
        };
        Ok(self
            .setzerei
            .setze(Vorlage::Meldebescheinigung, inhalt, &angaben)?)
    }

    /// Seals at level B-B.
    pub fn siegle(&self, pdf: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
        let angaben = Siegelangaben {
            zeitpunkt: self.jetzt,
            name: BEHOERDE.to_owned(),
            grund: "Meldebescheinigung nach § 18 BMG".to_owned(),
            im_auftrag_von: None,
        };
        Ok(siegle(pdf, &self.dokument, &angaben)?)
    }

    /// The credential of the document with this number.
    pub fn nachweis(&self, nummer: usize) -> Result<String, Box<dyn Error>> {
        let waehlbar = Person::mit(nummer).felder().into_iter();
        let offen = json!({
            "nummer": dokumentnummer(nummer),
            "status": { "status_list": { "idx": nummer, "uri": format!("{ADRESSE}/status/1") } },
            "statusstelle": "Musterland",
            "behoerde": BEHOERDE,
            "ags": "99000001",
            "abgerufen": self.jetzt,
        });
        let inhalt = sdjwt::Inhalt {
            aussteller: ADRESSE.to_owned(),
            art: format!("{ADRESSE}/nachweis/meldebescheinigung"),
            ausgestellt: self.jetzt,
            offen: offen.as_object().cloned().unwrap_or_default(),
            waehlbar: waehlbar
                .map(|(name, wert)| Offenlegung::neu(&self.zufall, name, wert))
                .collect(),
        };
        Ok(sdjwt::stelle_aus(inhalt, &self.nachweis)?.text())
    }

    /// Whether a sealed PDF or a credential is valid.
    pub fn gilt(&self, datei: &[u8]) -> bool {
        matches!(
            pruefe(datei, &self.vertrauen, self.jetzt),
            Pruefergebnis::Gueltig(_)
        )
    }
}

fn behoerde() -> Behoerde {
    Behoerde {
        name: BEHOERDE.to_owned(),
        land: Some("Land Musterland".to_owned()),
        dienststelle: Some("Meldebehörde".to_owned()),
        anschrift: vec!["Rathausplatz 1".to_owned(), "99001 Altstadt".to_owned()],
    }
}

/// Nine digits in groups; no two documents of a run have the same.
fn dokumentnummer(nummer: usize) -> String {
    format!("MB-2026-{:04}-{:05}", nummer / 100_000, nummer % 100_000)
}

/// Somebody who does not exist.
struct Person {
    familienname: String,
    rufname: &'static str,
    zweiter: &'static str,
    geboren: u32,
    anschriften: [String; 2],
}

impl Person {
    fn mit(nummer: usize) -> Self {
        let aus = |liste: &[&'static str], schritt: usize| {
            liste.get(nummer / schritt % liste.len()).copied().unwrap_or("")
        };
        let haus = nummer % 97 + 1;
        Self {
            familienname: format!("{}-{}", aus(&NAMEN, 1), aus(&NAMEN, 11)),
            rufname: aus(&VORNAMEN, 3),
            zweiter: aus(&VORNAMEN, 5),
            geboren: 1940 + u32::try_from(nummer % 65).unwrap_or(0),
            anschriften: [
                format!("{} {haus}, 99001 Altstadt", aus(&STRASSEN, 7)),
                format!("{} {haus} b, 99002 Neustadt", aus(&STRASSEN, 2)),
            ],
        }
    }

    fn gruppen(&self) -> Vec<Gruppe> {
        let zeile = |marke: &str, wert: Wert| (marke.to_owned(), wert);
        let teil = |text: String, unterstrichen| Textteil { text, unterstrichen };
        let vornamen = Wert::Teile(vec![
            teil(self.rufname.to_owned(), true),
            teil(format!(" {}", self.zweiter), false),
        ]);
        let [haupt, neben] = &self.anschriften;
        vec![
            Gruppe {
                titel: "Person".to_owned(),
                zeilen: vec![
                    zeile("Familienname", self.familienname.as_str().into()),
                    zeile("Vornamen", vornamen),
                    zeile("Doktorgrad", "Dr.".into()),
                    zeile("Geburtsdatum", format!("1. März {}", self.geboren).into()),
                ],
            },
            Gruppe {
                titel: "Derzeitige Anschriften".to_owned(),
                zeilen: vec![
                    zeile("Hauptwohnung", haupt.as_str().into()),
                    zeile("Nebenwohnung", neben.as_str().into()),
                ],
            },
        ]
    }

    fn felder(&self) -> Vec<(&'static str, Value)> {
        let [haupt, neben] = &self.anschriften;
        vec![
            ("familienname", json!(self.familienname)),
            ("vornamen", json!(format!("{} {}", self.rufname, self.zweiter))),
            ("rufname", json!(self.rufname)),
            ("doktorgrad", json!("Dr.")),
            ("geburtsdatum", json!(format!("{}-03-01", self.geboren))),
            ("wohnung_1", json!({ "status": "haupt", "anschrift": haupt })),
            ("wohnung_2", json!({ "status": "neben", "anschrift": neben })),
        ]
    }
}
