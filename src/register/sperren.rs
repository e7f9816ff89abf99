//! Widersprüche und Übermittlungssperren (§ 8 BMeldDigiV): what is entered (1711), entering and deleting (1713, 1714).

use jiff::civil::Date;
use xoev::{
    Nachricht,
    codes::{EintragungErgebnis, NichterstellungGrund, Sperre},
    latin::Text,
    xmeld::{
        AbrufSperren1711, EintragungSperren1713, EintragungSperren1714, SperrenAntwort1712,
        SperrenAntwort1715,
        anmeldung::{ErgebnisWidersprueche, Widersprueche},
        identifikation::Identifikation,
        sperren::SperrenAntwort,
    },
};

use super::{
    amt::{Amt, Fertig, fertig, undarstellbar},
    anschriften::{Undarstellbar, merkmale},
    bestand::Bestand,
    einwohner::{Einwohner, Schluessel},
    erkennen::Kreis,
    fehler::RegisterFehler,
};

/// What a person wants entered and deleted.
#[derive(Clone, Copy, Default)]
pub(super) struct Wunsch<'a> {
    eintragungen: &'a [Sperre],
    loeschungen: &'a [Sperre],
    eintragungen_landesrecht: &'a [Text],
    loeschungen_landesrecht: &'a [Text],
}

impl<'a> From<&'a Widersprueche> for Wunsch<'a> {
    fn from(widersprueche: &'a Widersprueche) -> Self {
        Self {
            eintragungen: &widersprueche.eintragungen,
            eintragungen_landesrecht: &widersprueche.eintragungen_landesrecht,
            ..Self::default()
        }
    }
}

impl Bestand {
    /// 1711 → 1712: what is entered.
    pub(super) fn sperren_1711(
        &self,
        amt: &Amt<'_>,
        frage: &AbrufSperren1711,
    ) -> Result<Fertig, RegisterFehler> {
        let antwort = match self.wessen(&frage.identifikation) {
            Ok((_, person)) => SperrenAntwort::Sperren(person.eingetragene()),
            Err(grund) => SperrenAntwort::GrundDerRueckweisung(grund),
        };
        antwort_1712(amt, antwort, &Nachricht::from(frage.clone()))
    }

    /// 1713 → 1712: enters and deletes at once.
    pub(super) fn sperren_1713(
        &mut self,
        amt: &Amt<'_>,
        auftrag: &EintragungSperren1713,
    ) -> Result<Fertig, RegisterFehler> {
        let wunsch = Wunsch {
            eintragungen: &auftrag.eintragungen,
            loeschungen: &auftrag.loeschungen,
            eintragungen_landesrecht: &auftrag.eintragungen_landesrecht,
            loeschungen_landesrecht: &auftrag.loeschungen_landesrecht,
        };
        let antwort = self.entscheide_sperren(&auftrag.identifikation, wunsch, amt.heute());
        antwort_1712(amt, antwort, &Nachricht::from(auftrag.clone()))
    }

    /// 1714 → 1715: the same, by way of the mailbox.
    pub(super) fn sperren_1714(
        &mut self,
        amt: &Amt<'_>,
        auftrag: &EintragungSperren1714,
    ) -> Result<(), RegisterFehler> {
        let fehler = undarstellbar("1715");
        let wunsch = Wunsch {
            eintragungen: &auftrag.eintragungen,
            loeschungen: &auftrag.loeschungen,
            eintragungen_landesrecht: &auftrag.eintragungen_landesrecht,
            loeschungen_landesrecht: &auftrag.loeschungen_landesrecht,
        };
        let antwort = self.entscheide_sperren(&auftrag.identifikation, wunsch, amt.heute());
        let ursprung = Nachricht::from(auftrag.clone()).nachrichten_id();
        let Fertig { id, xml } = fertig(SperrenAntwort1715 {
            kopf: amt.kopf().map_err(&fehler)?,
            antwort,
            ursprungsnachricht: ursprung.ok_or(Undarstellbar).map_err(&fehler)?,
        })?;
        self.lege_bereit(id, xml);
        Ok(())
    }

    fn entscheide_sperren(
        &mut self,
        identifikation: &Identifikation,
        wunsch: Wunsch<'_>,
        heute: Date,
    ) -> SperrenAntwort {
        let schluessel = match self.wessen(identifikation) {
            Ok((schluessel, _)) => schluessel.clone(),
            Err(grund) => return SperrenAntwort::GrundDerRueckweisung(grund),
        };
        match self.einwohner.get_mut(&schluessel) {
            Some(person) => SperrenAntwort::Sperren(person.entscheide(wunsch, heute)),
            None => SperrenAntwort::GrundDerRueckweisung(NichterstellungGrund::NichtIdentifiziert),
        }
    }

    /// The person; any dwelling here is enough (§ 8 Abs. 1 BMeldDigiV).
    fn wessen(
        &self,
        identifikation: &Identifikation,
    ) -> Result<(&Schluessel, &Einwohner), NichterstellungGrund> {
        let merkmale = merkmale(identifikation).map_err(|_| NichterstellungGrund::NichtIdentifiziert)?;
        self.finde(&merkmale, Kreis::Alle)
    }
}

impl Einwohner {
    /// Deletes and enters what the person wants; says what is entered now, and why something could not be.
    ///
    /// What is to be deleted and entered at once is entered afterwards: in doubt the data do not go out.
    pub(super) fn entscheide(&mut self, wunsch: Wunsch<'_>, heute: Date) -> ErgebnisWidersprueche {
        self.sperren
            .retain(|sperre| !sperre.ist_widerspruch() || !wunsch.loeschungen.contains(sperre));
        let entschieden =
            |sperre: &Sperre| wunsch.eintragungen.contains(sperre) || wunsch.loeschungen.contains(sperre);
        self.geloeschte.retain(|sperre| !entschieden(sperre));
        self.geloeschte.extend(wunsch.loeschungen);
        self.landesrecht
            .retain(|text| !wunsch.loeschungen_landesrecht.contains(text));
        let mut rueckmeldung = Vec::new();
        for sperre in wunsch.eintragungen {
            if self.sperren.contains(sperre) {
                continue;
            }
            match self.hindert(*sperre, heute) {
                Some(grund) => rueckmeldung.push(grund),
                None => self.sperren.push(*sperre),
            }
        }
        for text in wunsch.eintragungen_landesrecht {
            if !self.landesrecht.contains(text) {
                self.landesrecht.push(text.clone());
            }
        }
        ErgebnisWidersprueche {
            rueckmeldung,
            ..self.eingetragene()
        }
    }

    /// The objections as an answer tells them; a lock of § 51 BMG is none.
    fn eingetragene(&self) -> ErgebnisWidersprueche {
        ErgebnisWidersprueche {
            eingetragen: self
                .sperren
                .iter()
                .copied()
                .filter(|sperre| sperre.ist_widerspruch())
                .collect(),
            landesrecht: self.landesrecht.clone(),
            ..ErgebnisWidersprueche::default()
        }
    }

    /// Why `sperre` cannot be entered, by the list `eintragung.ergebnis`; it has no reason against keys 5 and 13.
    fn hindert(&self, sperre: Sperre, heute: Date) -> Option<EintragungErgebnis> {
        let nur_nebenwohnung = self.hauptwohnung().is_none();
        let deutsch = self.staatsangehoerigkeiten.iter().any(|staat| staat == "000");
        match sperre {
            Sperre::Religionsgesellschaften if nur_nebenwohnung => {
                Some(EintragungErgebnis::ReligionNurHauptwohnung)
            }
            Sperre::Parteien if nur_nebenwohnung => Some(EintragungErgebnis::ParteienNurHauptwohnung),
            Sperre::Bundeswehr if nur_nebenwohnung => Some(EintragungErgebnis::BundeswehrNurHauptwohnung),
            Sperre::Bundeswehr if !self.ist_minderjaehrig(heute) => {
                Some(EintragungErgebnis::BundeswehrNurMinderjaehrige)
            }
            Sperre::Bundeswehr if !deutsch => Some(EintragungErgebnis::BundeswehrNurDeutsche),
            _ => None,
        }
    }
}

fn antwort_1712(amt: &Amt<'_>, antwort: SperrenAntwort, frage: &Nachricht) -> Result<Fertig, RegisterFehler> {
    let fehler = undarstellbar("1712");
    fertig(SperrenAntwort1712 {
        kopf: amt.kopf().map_err(&fehler)?,
        antwort,
        ursprungsnachricht: frage.nachrichten_id().ok_or(Undarstellbar).map_err(&fehler)?,
    })
}
