//! A synchronous question to a register, and the journal entry that the law wants for each (§ 40 Abs. 4 BMG).

use sha2::{Digest as _, Sha256};

use super::{AbrufFehler, Dienste, Stoerung};
use crate::{
    audit::{Eintrag, Vorgang},
    identity::Sitzung,
    kernel::NachrichtId,
    land::{Gemeinde, Land, Leistung},
    nachricht::{AntwortFehler, Ausgehend, Kopfdaten, Nichterstellung, SchreibFehler},
    regeln::zustaendigkeit::fuehrende_behoerde,
    transport::Frageart,
};

impl Dienste {
    /// The commune of the address on the chip, if it takes part with `leistung`.
    pub(super) fn abrufgemeinde<'l>(
        land: &'l Land,
        sitzung: &Sitzung,
        leistung: Leistung,
    ) -> Result<&'l Gemeinde, AbrufFehler> {
        if !sitzung.ist_hoch() {
            return Err(AbrufFehler::NiveauZuNiedrig);
        }
        fuehrende_behoerde(&land.gemeinden, sitzung.identitaet.anschrift.ags, leistung)
            .ok_or(AbrufFehler::GemeindeNichtAngeschlossen)
    }

    /// The header data of a new message to `gemeinde`.
    pub(super) fn kopfdaten<'l>(&self, land: &'l Land, gemeinde: &'l Gemeinde) -> Kopfdaten<'l> {
        let jetzt = self.jetzt();
        Kopfdaten {
            id: NachrichtId::neu(jetzt, self.zufall()),
            jetzt,
            land,
            gemeinde,
        }
    }

    /// Asks the register of `gemeinde` and reads its answer; either way the journal says so.
    pub(super) async fn frage<A>(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        gemeinde: &Gemeinde,
        schreibe: impl FnOnce(&Kopfdaten) -> Result<Ausgehend, SchreibFehler>,
        lies: impl FnOnce(&[u8], NachrichtId) -> Result<Abrufantwort<A>, AntwortFehler>,
    ) -> Result<(A, Vec<u8>), AbrufFehler> {
        let kopf = self.kopfdaten(land, gemeinde);
        self.frage_mit(&kopf, sitzung, schreibe, lies).await
    }

    /// The same with a header that was made before, because something else names the message, too.
    pub(super) async fn frage_mit<A>(
        &self,
        kopf: &Kopfdaten<'_>,
        sitzung: &Sitzung,
        schreibe: impl FnOnce(&Kopfdaten) -> Result<Ausgehend, SchreibFehler>,
        lies: impl FnOnce(&[u8], NachrichtId) -> Result<Abrufantwort<A>, AntwortFehler>,
    ) -> Result<(A, Vec<u8>), AbrufFehler> {
        let (land, gemeinde) = (kopf.land, kopf.gemeinde);
        let anfrage = schreibe(kopf)?;
        let mut hashes = Abrufhashes::neu(&anfrage.xml);
        let ergebnis = match self
            .register(land)?
            .sende_synchron(gemeinde.ags, frageart(anfrage.typ), &anfrage.xml)
            .await
            .inspect(|antwort| hashes.antwort = Some(sha256(antwort)))
        {
            Err(fehler) => Err(AbrufFehler::NichtErreichbar(fehler)),
            Ok(xml) => match lies(&xml, kopf.id) {
                Err(fehler) => Err(AbrufFehler::Unbrauchbar(fehler)),
                Ok(Abrufantwort::Abgelehnt(grund)) => Err(AbrufFehler::Abgelehnt(grund)),
                Ok(Abrufantwort::Erteilt(inhalt)) => Ok((inhalt, xml)),
            },
        };
        let ausgang = match &ergebnis {
            Ok(_) => "erteilt",
            Err(AbrufFehler::Abgelehnt(_)) => "abgelehnt",
            Err(_) => "gescheitert",
        };
        if let Err(fehler) = &ergebnis {
            tracing::warn!(gemeinde = %gemeinde.ags, typ = anfrage.typ, nachricht = %kopf.id, "no data from the register: {fehler}");
        }
        self.notiere_abruf(sitzung, kopf, anfrage.typ, ausgang, hashes)
            .await?;
        ergebnis
    }

    async fn notiere_abruf(
        &self,
        sitzung: &Sitzung,
        kopf: &Kopfdaten<'_>,
        typ: &str,
        ausgang: &str,
        hashes: Abrufhashes,
    ) -> Result<(), Stoerung> {
        let (_platz, mut einheit) = self.schreiben_hintan().await?;
        let eintrag = Eintrag {
            land: kopf.land.id.clone(),
            fall: None,
            zeit: self.jetzt(),
            vorgang: Vorgang::Abgerufen {
                konto: sitzung.konto,
                gemeinde: kopf.gemeinde.ags,
                typ: typ.to_owned(),
                nachricht: kopf.id,
                ausgang: ausgang.to_owned(),
                hash: Some(hashes.anfrage),
                antwort_hash: hashes.antwort,
            },
        };
        einheit.journal().schreibe(&eintrag).await?;
        Ok(einheit.speichern().await?)
    }
}

/// Of the questions, 1700, 1702 and 1711 only read; a 1708 leaves a request behind, a 1713 entries.
fn frageart(typ: &str) -> Frageart {
    match typ {
        "1700" | "1702" | "1711" => Frageart::Abruf,
        _ => Frageart::Auftrag,
    }
}

/// SHA-256 of a question and of its answer, hexadecimal.
struct Abrufhashes {
    anfrage: String,
    antwort: Option<String>,
}

impl Abrufhashes {
    fn neu(anfrage: &[u8]) -> Self {
        Self {
            anfrage: sha256(anfrage),
            antwort: None,
        }
    }
}

fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// What a register answered to a question.
pub(super) enum Abrufantwort<A> {
    /// The data.
    Erteilt(A),
    /// A reason why there are none.
    Abgelehnt(Nichterstellung),
}
