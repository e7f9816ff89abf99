//! What the office writes on paper: Meldebestätigung, letter with the code, refusal.

use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::civil::Date;
use xoev::latin::Text;

use super::{amt::Amt, bestand::Postbrief, fehler::RegisterFehler};
use crate::{
    kernel::Personal,
    meldewesen::{Anschrift, Person, Wohnungsstatus},
    urkunde::{
        Setzangaben, Vorlage,
        inhalt::{self, Brief, Gruppe, Textteil, Wert, tag_lang},
    },
};

/// Why an Anmeldung is refused, in the words of the letter.
#[derive(Clone, Debug)]
pub(super) struct Grund {
    /// One factual sentence.
    pub satz: String,
    /// What the person can do.
    pub rat: &'static str,
}

/// The dwelling as it was entered.
pub(super) struct Eintrag<'a> {
    pub person: &'a Person,
    pub anschrift: &'a Anschrift,
    pub status: Wohnungsstatus,
    pub einzug: Date,
}

impl Amt<'_> {
    /// The authority as documents name it.
    pub(super) fn absender(&self) -> inhalt::Behoerde {
        let (gemeinde, anschrift) = (
            &self.settings.gemeinde,
            &self.settings.gemeinde.meldebehoerde.anschrift,
        );
        inhalt::Behoerde {
            name: gemeinde.meldebehoerde.name.clone(),
            land: None,
            dienststelle: None,
            anschrift: vec![
                format!("{} {}", anschrift.strasse, anschrift.hausnummer),
                format!("{} {}", anschrift.postleitzahl, anschrift.ort),
                gemeinde.meldebehoerde.email.clone(),
            ],
        }
    }

    /// The amtliche Meldebestätigung of one person (§ 24 Abs. 2 BMG: only the facts named there).
    pub(super) fn meldebestaetigung(
        &self,
        aktenzeichen: &str,
        eintrag: &Eintrag<'_>,
    ) -> Result<Vec<u8>, RegisterFehler> {
        let mut brief = self.brief(aktenzeichen, eintrag.person, eintrag.anschrift);
        brief.absaetze = vec!["wir bestätigen Ihnen, dass Sie sich angemeldet haben:".to_owned()];
        brief.gruppen = vec![
            Gruppe {
                titel: "Person".to_owned(),
                zeilen: person(eintrag.person),
            },
            Gruppe {
                titel: "Wohnung".to_owned(),
                zeilen: vec![
                    (
                        statuswort(eintrag.status).to_owned(),
                        eintrag.anschrift.einzeilig().into(),
                    ),
                    ("Einzug".to_owned(), tag_lang(eintrag.einzug).into()),
                    ("Anmeldung".to_owned(), tag_lang(self.heute()).into()),
                ],
            },
        ];
        self.setze(Vorlage::Meldebestaetigung, &brief)
    }

    /// The letter that carries the code to the new dwelling (§ 23a Abs. 3 BMG).
    pub(super) fn codebrief(
        &self,
        aktenzeichen: &str,
        an: (&Person, &Anschrift),
        code: &str,
        fristende: Date,
    ) -> Result<Postbrief, RegisterFehler> {
        let mut brief = self.brief(aktenzeichen, an.0, an.1);
        brief.absaetze = vec![
            "Sie haben sich elektronisch unter dieser Anschrift angemeldet. Eine Bestätigung des Wohnungsgebers lag nicht \
             vor. Der Code in diesem Brief ersetzt sie."
                .to_owned(),
            "Öffnen Sie Ihren Antrag im Onlinedienst und geben Sie den Code dort ein.".to_owned(),
        ];
        brief.code = Some(code.to_owned());
        brief.code_bis = Some(tag_lang(fristende));
        let pdf = self.setze(Vorlage::CodeBrief, &brief)?;
        Ok(self.post("Ihr Code für die elektronische Anmeldung", brief.empfaenger, &pdf))
    }

    /// The letter with which an Anmeldung is refused.
    pub(super) fn ablehnung(
        &self,
        aktenzeichen: &str,
        an: (&Person, &Anschrift),
        grund: &Grund,
    ) -> Result<Vec<u8>, RegisterFehler> {
        let gemeinde = &self.settings.gemeinde;
        let mut brief = self.brief(aktenzeichen, an.0, an.1);
        "Ihre elektronische Anmeldung".clone_into(&mut brief.betreff);
        brief.absaetze = vec![
            "wir können Ihre Anmeldung nicht elektronisch abschließen.".to_owned(),
            grund.satz.clone(),
            grund.rat.to_owned(),
            format!("Sie erreichen uns unter {}.", gemeinde.meldebehoerde.email),
        ];
        self.setze(Vorlage::Ablehnung, &brief)
    }

    /// A letter as it lies in the letterbox.
    fn post(&self, betreff: &str, an: Vec<String>, pdf: &[u8]) -> Postbrief {
        Postbrief {
            id: self.neue_id(),
            zeit: self.jetzt,
            betreff: betreff.to_owned(),
            an: Personal::neu(an),
            pdf: Personal::neu(STANDARD.encode(pdf)),
        }
    }

    pub(super) fn brief(&self, aktenzeichen: &str, person: &Person, anschrift: &Anschrift) -> Brief {
        Brief {
            demo: self.settings.testbetrieb,
            behoerde: self.absender(),
            nummer: aktenzeichen.to_owned(),
            empfaenger: vec![
                person.anzeigename(),
                anschrift.strasse_und_nummer(),
                format!(
                    "{} {}",
                    anschrift.postleitzahl.as_str(),
                    anschrift.wohnort.as_str()
                ),
            ],
            datum: tag_lang(self.heute()),
            merkmale: vec![("Aktenzeichen".to_owned(), aktenzeichen.to_owned())],
            betreff: String::new(),
            anrede: Some(format!("Guten Tag {}", person.anzeigename())),
            absaetze: Vec::new(),
            gruppen: Vec::new(),
            code: None,
            code_bis: None,
            rechtsbehelf: None,
            pruef_url: None,
        }
    }

    pub(super) fn setze(
        &self,
        vorlage: Vorlage,
        daten: &impl serde::Serialize,
    ) -> Result<Vec<u8>, RegisterFehler> {
        let angaben = Setzangaben {
            ident: self.neue_id().to_string(),
            zeitpunkt: self.jetzt,
        };
        Ok(self.setzerei.setze(vorlage, daten, &angaben)?)
    }
}

/// Name and birth date as rows; the Rufname is underlined.
pub(super) fn person(person: &Person) -> Vec<(String, Wert)> {
    let mut zeilen = vec![(
        "Familienname".to_owned(),
        Wert::from(person.familienname.as_str()),
    )];
    if let Some(vornamen) = &person.vornamen {
        zeilen.push((
            "Vornamen".to_owned(),
            mit_rufname(vornamen, person.rufname.as_ref()),
        ));
    }
    if let Some(grad) = &person.doktorgrad {
        zeilen.push(("Doktorgrad".to_owned(), grad.as_str().into()));
    }
    let geburt = person
        .geburtsdatum
        .tag()
        .map_or_else(|| person.geburtsdatum.to_string(), tag_lang);
    zeilen.push(("Geburtsdatum".to_owned(), geburt.into()));
    zeilen
}

/// How a document calls a dwelling of this status.
pub(super) const fn statuswort(status: Wohnungsstatus) -> &'static str {
    match status {
        Wohnungsstatus::Alleinige => "Alleinige Wohnung",
        Wohnungsstatus::Haupt => "Hauptwohnung",
        Wohnungsstatus::Neben => "Nebenwohnung",
    }
}

fn mit_rufname(vornamen: &Text, rufname: Option<&Text>) -> Wert {
    let teil = |text: &str, unterstrichen| Textteil {
        text: text.to_owned(),
        unterstrichen,
    };
    match rufname.and_then(|rufname| {
        vornamen
            .as_str()
            .split_once(rufname.as_str())
            .map(|teile| (teile, rufname))
    }) {
        Some(((davor, danach), rufname)) => Wert::Teile(
            [
                teil(davor, false),
                teil(rufname.as_str(), true),
                teil(danach, false),
            ]
            .into_iter()
            .filter(|teil| !teil.text.is_empty())
            .collect(),
        ),
        None => vornamen.as_str().into(),
    }
}
