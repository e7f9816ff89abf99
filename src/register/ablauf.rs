//! The asynchronous messages: taken in once, worked off when due. A state in, a state out.

use base64::{Engine, engine::general_purpose::STANDARD};
use xoev::{
    Nachricht,
    codes::AnmeldungStatus,
    latin::Text,
    werte::Binaer,
    xmeld::{
        Bestaetigungscode1706, Ergebnis1707, Meldeschein1704, Statusmitteilung1705,
        anmeldung::{Ablehnung, AnmeldungErgebnis, ErfolgteAnmeldung},
        identifikation::Identifikation,
    },
};

use super::{
    amt::{Amt, Fertig, fertig, undarstellbar},
    anschriften::{Undarstellbar, merkmale},
    auskunft::andere_nachricht,
    bestand::{Auftrag, Bestand, Wartend, Zusage},
    code::{self, FRIST},
    fehler::RegisterFehler,
    pruefen,
    rueckweisung::{fremde_maengel, rueckweisung},
    szenario::Verhalten,
};
use crate::kernel::{NachrichtId, Personal};

/// Whether a message was new.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Annahme {
    /// It is kept and will be answered.
    Neu,
    /// The same nachrichtenUUID was taken in before; nothing changes.
    Bekannt,
}

/// How long a register that is slow takes for an Anmeldung.
const LANGSAM: jiff::SignedDuration = jiff::SignedDuration::from_mins(1);

/// How long an answer that could not be made waits for the next attempt.
const NOCHMAL: jiff::SignedDuration = jiff::SignedDuration::from_mins(1);

impl Bestand {
    /// Takes a message in. What cannot be processed is rejected without the office's delay.
    pub(super) fn nimm_an(mut self, amt: &Amt<'_>, id: NachrichtId, bytes: &[u8]) -> (Self, Annahme) {
        if self.bekannte.contains_key(&id) {
            return (self, Annahme::Bekannt);
        }
        let verzug = jiff::SignedDuration::try_from(amt.settings.antwortverzug).unwrap_or_default();
        let verzug = if Verhalten::zu(&amt.settings.szenarien, bytes) == Verhalten::Langsam {
            LANGSAM
        } else if Nachricht::lesen(bytes).is_ok() {
            verzug
        } else {
            jiff::SignedDuration::ZERO
        };
        let faellig = amt.jetzt.checked_add(verzug).unwrap_or(amt.jetzt);
        self.bekannte.insert(id, amt.jetzt);
        self.auftraege.push(Auftrag {
            id,
            faellig,
            roh: Personal::neu(STANDARD.encode(bytes)),
        });
        (self, Annahme::Neu)
    }

    /// Answers the messages that are due. One that cannot be answered for a fault of ours is tried again later.
    pub(super) fn arbeite_ab(mut self, amt: &Amt<'_>) -> Self {
        let (faellige, spaetere): (Vec<_>, Vec<_>) = self
            .auftraege
            .drain(..)
            .partition(|auftrag| auftrag.faellig <= amt.jetzt);
        self.auftraege = spaetere;
        self = self.halte_zusagen(amt);
        for auftrag in faellige {
            let mut versuch = self.clone();
            match versuch.beantworte_im_szenario(amt, &auftrag) {
                Ok(()) => self = versuch,
                Err(fehler) => {
                    tracing::error!(message = %auftrag.id, "an answer cannot be made, tried again in a minute: {fehler}");
                    let faellig = amt.jetzt.checked_add(NOCHMAL).unwrap_or(amt.jetzt);
                    self.auftraege.push(Auftrag { faellig, ..auftrag });
                }
            }
        }
        self
    }

    /// Sends the Selbstauskuenfte that are due. One that cannot be made is tried again later, too.
    fn halte_zusagen(mut self, amt: &Amt<'_>) -> Self {
        let (faellige, spaetere): (Vec<_>, Vec<_>) = self
            .zusagen
            .drain(..)
            .partition(|zusage| zusage.faellig <= amt.jetzt);
        self.zusagen = spaetere;
        for zusage in faellige {
            if let Err(fehler) = self.selbstauskunft_1710(amt, &zusage) {
                tracing::error!(message = %zusage.id, "a Selbstauskunft cannot be made, tried again in a minute: {fehler}");
                let faellig = amt.jetzt.checked_add(NOCHMAL).unwrap_or(amt.jetzt);
                self.zusagen.push(Zusage { faellig, ..zusage });
            }
        }
        self
    }

    /// Answers as an office would, or as the scenario of the person wants it.
    fn beantworte_im_szenario(&mut self, amt: &Amt<'_>, auftrag: &Auftrag) -> Result<(), RegisterFehler> {
        let bytes = STANDARD.decode(auftrag.roh.offen()).unwrap_or_default();
        let verhalten = Verhalten::zu(&amt.settings.szenarien, &bytes);
        let vorher = self.postfach.len();
        match verhalten {
            Verhalten::Stumm => return Ok(()),
            Verhalten::Unsinn => {
                self.lege_bereit(NachrichtId::neu(amt.jetzt, amt.zufall), UNSINN.to_owned());
                return Ok(());
            }
            _ => self.beantworte(amt, auftrag, &bytes, verhalten)?,
        }
        let antworten = self.postfach.split_off(vorher);
        for antwort in antworten {
            match verhalten {
                Verhalten::Doppelt => {
                    let zweite = NachrichtId::neu(amt.jetzt, amt.zufall);
                    let xml = antwort.xml.offen().clone();
                    self.postfach.push(antwort);
                    self.lege_bereit(zweite, xml);
                }
                Verhalten::FalscherBezug => {
                    let xml = falscher_bezug(antwort.xml.offen(), auftrag.id, amt);
                    self.lege_bereit(antwort.id, xml);
                }
                _ => self.postfach.push(antwort),
            }
        }
        Ok(())
    }

    fn beantworte(
        &mut self,
        amt: &Amt<'_>,
        auftrag: &Auftrag,
        bytes: &[u8],
        verhalten: Verhalten,
    ) -> Result<(), RegisterFehler> {
        let maengel = match Nachricht::lesen(bytes) {
            Ok(nachricht) => match fremde_maengel(&nachricht, amt.settings) {
                Some(mangel) => vec![mangel],
                None => match &nachricht {
                    Nachricht::Meldeschein1704(schein) => {
                        return self.meldeschein_1704(amt, schein, auftrag, verhalten);
                    }
                    Nachricht::Bestaetigungscode1706(code) => return self.code_1706(amt, code),
                    Nachricht::EintragungSperren1714(wunsch) => return self.sperren_1714(amt, wunsch),
                    _ => vec![andere_nachricht()],
                },
            },
            Err(maengel) => maengel,
        };
        let Fertig { id, xml } = rueckweisung(amt, bytes, &maengel)?;
        self.lege_bereit(id, xml);
        Ok(())
    }

    fn meldeschein_1704(
        &mut self,
        amt: &Amt<'_>,
        schein: &Meldeschein1704,
        auftrag: &Auftrag,
        verhalten: Verhalten,
    ) -> Result<(), RegisterFehler> {
        let aktenzeichen = self.aktenzeichen(&amt.settings.gemeinde.name, amt.heute());
        let hindernis = match verhalten {
            Verhalten::Ablehnen => Some(pruefen::nach_szenario()),
            _ => self.hindernis(amt, schein),
        };
        let ergebnis = match hindernis {
            Some(grund) => {
                let pdf = pruefen::empfaenger(schein)
                    .map(|an| amt.ablehnung(&aktenzeichen, (&an.0, &an.1), &grund))
                    .transpose()?;
                ablehnung(AnmeldungStatus::NichtElektronisch, pdf)
            }
            None if verhalten == Verhalten::Code || !pruefen::bestaetigt(schein) => {
                return self.verschicke_code(amt, schein, auftrag, &aktenzeichen);
            }
            None => angemeldet(self.trage_ein(amt, &aktenzeichen, schein)?),
        };
        self.melde_ergebnis(
            amt,
            &schein.identifikation,
            &aktenzeichen,
            ergebnis,
            &Nachricht::from(schein.clone()),
        )
    }

    fn verschicke_code(
        &mut self,
        amt: &Amt<'_>,
        schein: &Meldeschein1704,
        auftrag: &Auftrag,
        aktenzeichen: &str,
    ) -> Result<(), RegisterFehler> {
        let fehler = undarstellbar("1705");
        let an = pruefen::empfaenger(schein)
            .ok_or(Undarstellbar)
            .map_err(&fehler)?;
        let kennzeichen = merkmale(&schein.identifikation).map_err(&fehler)?.kennzeichen();
        let code = code::neu(amt.zufall);
        let fristende = amt.heute().checked_add(FRIST).unwrap_or_else(|_| amt.heute());
        let brief = amt.codebrief(aktenzeichen, (&an.0, &an.1), &code, fristende)?;
        let Fertig { id, xml } = fertig(Statusmitteilung1705 {
            kopf: amt.kopf().map_err(&fehler)?,
            identifikation: schein.identifikation.clone(),
            aktenzeichen: Text::parse(aktenzeichen).map_err(|_| fehler(Undarstellbar))?,
            status: AnmeldungStatus::CodeWirdVersendet,
            pdf_dokument: None,
            fristende: Some(fristende),
            ursprungsnachricht: Nachricht::from(schein.clone())
                .nachrichten_id()
                .ok_or(Undarstellbar)
                .map_err(&fehler)?,
        })?;
        self.lege_bereit(id, xml);
        self.werfe_ein(brief);
        let wartend = Wartend {
            meldeschein: auftrag.roh.clone(),
            code: Personal::neu(code),
            fristende,
            kennzeichen: Personal::neu(kennzeichen),
        };
        self.wartende.insert(aktenzeichen.to_owned(), wartend);
        Ok(())
    }

    /// A code ends the case either way: 1707 is the abschließendes Ergebnis.
    fn code_1706(&mut self, amt: &Amt<'_>, eingabe: &Bestaetigungscode1706) -> Result<(), RegisterFehler> {
        let kennzeichen = merkmale(&eingabe.identifikation)
            .map(|merkmale| merkmale.kennzeichen())
            .unwrap_or_default();
        let passend = |wartend: &Wartend| *wartend.kennzeichen.offen() == kennzeichen;
        let aktenzeichen = self
            .wartende
            .iter()
            .rev()
            .find(|(_, wartend)| passend(wartend))
            .map(|(nummer, _)| nummer.clone());
        let wartend = aktenzeichen
            .as_ref()
            .and_then(|nummer| self.wartende.remove(nummer));
        let aktenzeichen =
            aktenzeichen.unwrap_or_else(|| self.aktenzeichen(&amt.settings.gemeinde.name, amt.heute()));
        let schein = wartend.as_ref().and_then(gemerkter_schein);
        let gueltig = wartend.as_ref().is_some_and(|wartend| {
            amt.heute() <= wartend.fristende && code::gleich(eingabe.code.as_str(), wartend.code.offen())
        });
        let ergebnis = match &schein {
            Some(schein) if gueltig => angemeldet(self.trage_ein(amt, &aktenzeichen, schein)?),
            Some(schein) => {
                let pdf = pruefen::empfaenger(schein)
                    .map(|an| amt.ablehnung(&aktenzeichen, (&an.0, &an.1), &pruefen::code_ungueltig()))
                    .transpose()?;
                ablehnung(AnmeldungStatus::CodeUngueltig, pdf)
            }
            None => ablehnung(AnmeldungStatus::CodeUngueltig, None),
        };
        self.melde_ergebnis(
            amt,
            &eingabe.identifikation,
            &aktenzeichen,
            ergebnis,
            &Nachricht::from(eingabe.clone()),
        )
    }

    fn melde_ergebnis(
        &mut self,
        amt: &Amt<'_>,
        identifikation: &Identifikation,
        aktenzeichen: &str,
        ergebnis: AnmeldungErgebnis,
        frage: &Nachricht,
    ) -> Result<(), RegisterFehler> {
        let fehler = undarstellbar("1707");
        let Fertig { id, xml } = fertig(Ergebnis1707 {
            kopf: amt.kopf().map_err(&fehler)?,
            identifikation: identifikation.clone(),
            aktenzeichen: Text::parse(aktenzeichen).map_err(|_| fehler(Undarstellbar))?,
            ergebnis,
            ursprungsnachricht: frage.nachrichten_id().ok_or(Undarstellbar).map_err(&fehler)?,
        })?;
        self.lege_bereit(id, xml);
        Ok(())
    }
}

/// What a register sends that sends nonsense.
pub(super) const UNSINN: &str = "<antwort>keine Nachricht nach XMeld</antwort>";

/// The answer, as if it were one to another message than `frage`.
pub(super) fn falscher_bezug(xml: &str, frage: NachrichtId, amt: &Amt<'_>) -> String {
    let andere = NachrichtId::neu(amt.jetzt, amt.zufall);
    xml.replace(&frage.to_string(), &andere.to_string())
}

fn gemerkter_schein(wartend: &Wartend) -> Option<Meldeschein1704> {
    match Nachricht::lesen(&STANDARD.decode(wartend.meldeschein.offen()).ok()?) {
        Ok(Nachricht::Meldeschein1704(schein)) => Some(schein),
        _ => None,
    }
}

fn angemeldet(zuziehende_personen: Vec<xoev::xmeld::anmeldung::ZuziehendePerson>) -> AnmeldungErgebnis {
    AnmeldungErgebnis::Anmeldung(ErfolgteAnmeldung { zuziehende_personen })
}

fn ablehnung(status: AnmeldungStatus, pdf: Option<Vec<u8>>) -> AnmeldungErgebnis {
    AnmeldungErgebnis::Ablehnung(Ablehnung {
        status,
        pdf_dokument: pdf.map(Binaer),
    })
}
