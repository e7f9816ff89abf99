//! The synchronous answers: 1702 → 1703, 1700 → 1701, 1708 → 1709, 1711 and 1713 → 1712, and 0910 for what cannot be read.

use xoev::{
    Ebene, Fehler, Fehlercode, Grund, Nachricht,
    codes::NichterstellungGrund,
    kopf_lesen,
    xmeld::{
        AbrufMeldebescheinigung1700, AbrufMeldeschein1702, MeldebescheinigungAntwort1701,
        MeldescheinAntwort1703, Ruecksendung0910,
        identifikation::{Identifikation, StrasseUndHausnummer},
        meldebescheinigung::MeldebescheinigungAntwort,
        meldeschein::MeldescheinAntwort,
        rueckweisung::{Ruecksendebegruendung, Ruecksendung},
    },
};

use super::{
    amt::{Amt, Fertig, fertig, undarstellbar},
    anschriften::{Undarstellbar, merkmale},
    bescheinigung,
    bestand::Bestand,
    einwohner::{Einwohner, Schluessel},
    erkennen::Kreis,
    fehler::RegisterFehler,
    meldeschein,
    rueckweisung::fremde_maengel,
};

impl Bestand {
    /// The answer to a synchronous message; `None` if not even its header can be read, so that none can be addressed.
    /// Of these messages 1713 changes the entries, and 1708 leaves a promise; the others change nothing.
    ///
    /// # Errors
    /// [`RegisterFehler`] if the register's own data cannot be put into the answer.
    pub(super) fn auskunft(&mut self, amt: &Amt<'_>, bytes: &[u8]) -> Result<Option<Fertig>, RegisterFehler> {
        let maengel = match Nachricht::lesen(bytes) {
            Ok(nachricht) => match fremde_maengel(&nachricht, amt.settings) {
                Some(mangel) => vec![mangel],
                None => match nachricht {
                    Nachricht::AbrufMeldeschein1702(frage) => return self.meldeschein(amt, &frage).map(Some),
                    Nachricht::AbrufMeldebescheinigung1700(frage) => {
                        return self.bescheinigung(amt, &frage).map(Some);
                    }
                    Nachricht::AbrufSelbstauskunft1708(frage) => {
                        return self.selbstauskunft_1708(amt, &frage).map(Some);
                    }
                    Nachricht::AbrufSperren1711(frage) => return self.sperren_1711(amt, &frage).map(Some),
                    Nachricht::EintragungSperren1713(wunsch) => {
                        return self.sperren_1713(amt, &wunsch).map(Some);
                    }
                    _ => vec![andere_nachricht()],
                },
            },
            Err(maengel) => maengel,
        };
        ruecksendung(amt, bytes, &maengel)
    }

    fn meldeschein(&self, amt: &Amt<'_>, frage: &AbrufMeldeschein1702) -> Result<Fertig, RegisterFehler> {
        let fehler = undarstellbar("1703");
        let antwort = match self.gemeint(&frage.identifikation) {
            Ok(eintrag) => MeldescheinAntwort::VorausgefuellterMeldeschein(
                meldeschein::vorausgefuellt(self, eintrag, amt.heute()).map_err(&fehler)?,
            ),
            Err(grund) => MeldescheinAntwort::GrundDerRueckweisung(grund),
        };
        let ursprung = Nachricht::from(frage.clone()).nachrichten_id();
        let ursprungsnachricht = ursprung.ok_or(Undarstellbar).map_err(&fehler)?;
        fertig(MeldescheinAntwort1703 {
            kopf: amt.kopf().map_err(&fehler)?,
            antwort,
            ursprungsnachricht,
        })
    }

    fn bescheinigung(
        &self,
        amt: &Amt<'_>,
        frage: &AbrufMeldebescheinigung1700,
    ) -> Result<Fertig, RegisterFehler> {
        let fehler = undarstellbar("1701");
        let antwort = match self.gemeint(&frage.identifikation) {
            Ok((_, person)) => MeldebescheinigungAntwort::Auskunft(bescheinigung::auskunft(
                self,
                amt,
                person,
                &frage.steuerungsinformationen.datenumfang,
            )?),
            Err(grund) => MeldebescheinigungAntwort::GrundDerRueckweisung(grund),
        };
        let ursprung = Nachricht::from(frage.clone()).nachrichten_id();
        let ursprungsnachricht = ursprung.ok_or(Undarstellbar).map_err(&fehler)?;
        fertig(MeldebescheinigungAntwort1701 {
            kopf: amt.kopf().map_err(&fehler)?,
            antwort,
            ursprungsnachricht,
        })
    }

    /// Whom a 1700 or 1702 is about. An address from a chip comes in one piece, so the person speaks for themselves; one in
    /// parts was taken from the Meldeschein of somebody else, where nobody with a lock stands.
    fn gemeint(
        &self,
        identifikation: &Identifikation,
    ) -> Result<(&Schluessel, &Einwohner), NichterstellungGrund> {
        let merkmale = merkmale(identifikation).map_err(|_| NichterstellungGrund::NichtIdentifiziert)?;
        let kreis = match identifikation.anschrift.strasse_und_hausnummer {
            StrasseUndHausnummer::Konkateniert(_) => Kreis::Alle,
            StrasseUndHausnummer::Strukturiert(_) => Kreis::Ungesperrte,
        };
        self.erkenne(&merkmale, kreis)
    }
}

/// A message of the standard that this way does not take.
pub(super) fn andere_nachricht() -> Fehler {
    Fehler {
        ebene: Ebene::Regel,
        code: Fehlercode::T080,
        pfad: "/".to_owned(),
        ort: None,
        grund: Grund::AndereNachricht,
    }
}

fn ruecksendung(amt: &Amt<'_>, bytes: &[u8], maengel: &[Fehler]) -> Result<Option<Fertig>, RegisterFehler> {
    let (Some(ursprungsnachricht), Some(begruendung)) = (
        kopf_lesen(bytes).nachrichten_id(),
        Ruecksendebegruendung::aus(maengel),
    ) else {
        return Ok(None);
    };
    let container = Ruecksendung {
        stelle: None,
        begruendung,
        transportinformationen: None,
    };
    let kopf = amt.kopf().map_err(undarstellbar("0910"))?;
    fertig(Ruecksendung0910 {
        kopf,
        container,
        ursprungsnachricht,
    })
    .map(Some)
}
