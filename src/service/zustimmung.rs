//! Ask the others who have custody of a child for consent, and take their answers.
//!
//! The invitation is a link; what it is about is shown only after a login at level hoch, and only to somebody who may
//! answer: whom the register names, else an adult who is not in the form. It ends with the draft, with the address and the
//! day that it asks for, and after 30 days; an answer that was given stays as long as the draft.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{
    Bittlage, Dienste, Entwurf, EntwurfFehler, Stoerung, Umziehend, Zustimmungsstand, anmelden::lade,
    einladung,
};
use crate::{
    antrag::{Einzug, lies_anschrift},
    audit::{Eintrag, Vorgang},
    identity::Sitzung,
    kernel::EntwurfId,
    land::Land,
    meldewesen::{Anschrift, Entscheidung, Geltung, Person, Sorgeantwort},
    regeln::vertretung::{darf_antworten, zugestimmt},
    store::{Einheit, EinladungRecord, Einladungsart},
};

/// The most requests that are kept for one child of one draft.
const BITTEN_HOECHSTENS: usize = 8;

/// What somebody is asked to consent to.
pub struct Bitte {
    /// The child's name.
    pub kind: String,
    /// Who asks.
    pub bittende: String,
    /// Where the child moves.
    pub anschrift: Anschrift,
    /// When.
    pub einzug: Date,
    /// What this person has answered.
    pub antwort: Option<Entscheidung>,
}

/// A request as it is stored.
#[derive(Deserialize, Serialize)]
struct Inhalt {
    /// The word of the link, to show it again.
    wort: String,
    /// The key of the child in the form.
    kind: String,
    /// The child itself: a key may come to mean another one.
    person: Person,
    bittende: String,
    anschrift: Anschrift,
    einzug: Date,
    antworten: Vec<Antwort>,
}

#[derive(Clone, Deserialize, Serialize)]
struct Antwort {
    wer: Person,
    am: Timestamp,
    entscheidung: Entscheidung,
}

/// Why somebody cannot answer a request for consent.
#[derive(Debug, thiserror::Error)]
pub enum BitteFehler {
    /// No such invitation, ended, withdrawn, or meant for somebody else: the same words for all.
    #[error("no such invitation for this person")]
    NichtGefunden,
    /// Whoever opens it has made it.
    #[error("the invitation is one's own")]
    Eigene(EntwurfId),
    /// The login is below level hoch.
    #[error("the level of the login is too low")]
    NiveauZuNiedrig,
    /// The person has consented before.
    #[error("the invitation has been answered")]
    SchonBeantwortet,
    /// Ours.
    #[error(transparent)]
    Stoerung(#[from] Stoerung),
}

impl Dienste {
    /// Makes the link that asks for consent for the child `kind`; one made before that nobody has answered ends.
    ///
    /// # Errors
    /// [`EntwurfFehler::Unpassend`] if the form does not ask about this child, address and day are not given yet, or a
    /// lock forbids it; [`EntwurfFehler::ZuVieleLinks`].
    pub async fn zustimmung_erbitten(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        kind: &str,
    ) -> Result<(), EntwurfFehler> {
        let jetzt = self.jetzt();
        let mut einheit = self.schreiben().await?;
        let entwurf = lade(&mut *einheit, land, sitzung, id).await?;
        let (anschrift, einzug) = self
            .wohin_und_wann(land, &entwurf)
            .ok_or(EntwurfFehler::Unpassend)?;
        let person = entwurf.sorgekind(kind).ok_or(EntwurfFehler::Unpassend)?;
        let ich = entwurf.ich().ok_or(EntwurfFehler::Unpassend)?;
        if !entwurf.darf_um_zustimmung_bitten() {
            return Err(EntwurfFehler::Unpassend);
        }
        let beantwortete = self.bitte_beenden(&mut *einheit, land, sitzung, id, kind).await?;
        if beantwortete >= BITTEN_HOECHSTENS {
            return Err(EntwurfFehler::ZuVieleLinks);
        }
        let wort = self.neues_wort();
        let inhalt = Inhalt {
            wort: wort.clone(),
            kind: kind.to_owned(),
            person: person.meldedaten.person.clone(),
            bittende: ich.meldedaten.person.anzeigename(),
            anschrift,
            einzug,
            antworten: Vec::new(),
        };
        let art = Einladungsart::Zustimmung;
        let record = einladung::neu(land, sitzung.konto, id, art, &wort, &inhalt, jetzt)?;
        einheit.einladungen().speichere(&record).await?;
        einheit.speichern().await?;
        Ok(())
    }

    /// Ends the requests for the child that nobody has answered; returns how many others there are.
    pub(super) async fn bitte_beenden(
        &self,
        einheit: &mut dyn Einheit,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        kind: &str,
    ) -> Result<usize, Stoerung> {
        let records = einheit
            .einladungen()
            .von_entwurf(&land.id, sitzung.konto, id)
            .await?;
        let mut beantwortete = 0;
        for record in records.iter().filter(|r| r.art == Einladungsart::Zustimmung) {
            let inhalt: Inhalt = einladung::lies(record)?;
            if inhalt.kind != kind {
                continue;
            }
            if inhalt.antworten.is_empty() {
                einheit
                    .einladungen()
                    .loesche(&land.id, sitzung.konto, record.kennung)
                    .await?;
            } else {
                beantwortete += 1;
            }
        }
        Ok(beantwortete)
    }

    /// What the link asks, if this person may answer it.
    ///
    /// # Errors
    /// [`BitteFehler`].
    pub async fn bitte_zeigen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        wort: &str,
    ) -> Result<Bitte, BitteFehler> {
        let mut einheit = self.lesen().await?;
        let (_, inhalt) = self.finde_bitte(&mut *einheit, land, sitzung, wort).await?;
        let ich = person(sitzung);
        let meine = inhalt.antworten.iter().find(|antwort| antwort.wer.dieselbe(&ich));
        Ok(Bitte {
            antwort: meine.map(|antwort| antwort.entscheidung),
            kind: inhalt.person.anzeigename(),
            bittende: inhalt.bittende,
            anschrift: inhalt.anschrift,
            einzug: inhalt.einzug,
        })
    }

    /// Takes the answer. A refusal may become a consent; a consent stays.
    ///
    /// # Errors
    /// [`BitteFehler`].
    pub async fn bitte_beantworten(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        wort: &str,
        entscheidung: Entscheidung,
    ) -> Result<(), BitteFehler> {
        let jetzt = self.jetzt();
        let mut einheit = self.schreiben().await?;
        let (mut record, mut inhalt) = self.finde_bitte(&mut *einheit, land, sitzung, wort).await?;
        let ich = person(sitzung);
        let vorher = inhalt.antworten.iter().find(|antwort| antwort.wer.dieselbe(&ich));
        match vorher.map(|antwort| antwort.entscheidung) {
            Some(vorher) if vorher == entscheidung => return Ok(()),
            Some(Entscheidung::Zugestimmt) => return Err(BitteFehler::SchonBeantwortet),
            Some(Entscheidung::Verweigert) | None => {}
        }
        inhalt.antworten.retain(|antwort| !antwort.wer.dieselbe(&ich));
        inhalt.antworten.push(Antwort {
            wer: ich,
            am: jetzt,
            entscheidung,
        });
        record.inhalt = einladung::schreibe(&inhalt)?;
        einheit
            .einladungen()
            .speichere(&record)
            .await
            .map_err(Stoerung::from)?;
        let eintrag = Eintrag {
            land: land.id.clone(),
            fall: None,
            zeit: jetzt,
            vorgang: Vorgang::ZustimmungBeantwortet {
                konto: sitzung.konto,
                niveau: sitzung.niveau.stufe(),
                entwurf: record.entwurf,
                erteilt: entscheidung == Entscheidung::Zugestimmt,
            },
        };
        einheit
            .journal()
            .schreibe(&eintrag)
            .await
            .map_err(Stoerung::from)?;
        einheit.speichern().await.map_err(Stoerung::from)?;
        Ok(())
    }

    /// The request, if it still asks for what the form says and this person may answer it.
    async fn finde_bitte(
        &self,
        einheit: &mut dyn Einheit,
        land: &Land,
        sitzung: &Sitzung,
        wort: &str,
    ) -> Result<(EinladungRecord, Inhalt), BitteFehler> {
        if !sitzung.ist_hoch() {
            return Err(BitteFehler::NiveauZuNiedrig);
        }
        let (record, inhalt) = self
            .finde_einladung::<Inhalt>(einheit, land, Einladungsart::Zustimmung, wort)
            .await?
            .ok_or(BitteFehler::NichtGefunden)?;
        if record.konto == sitzung.konto {
            return Err(BitteFehler::Eigene(record.entwurf));
        }
        let entwurf = Entwurf::lade(einheit, &land.id, record.konto, record.entwurf)
            .await?
            .ok_or(BitteFehler::NichtGefunden)?;
        let kind = entwurf
            .sorgekind(&inhalt.kind)
            .filter(|kind| inhalt.passt_zu(kind, self.wohin_und_wann(land, &entwurf).as_ref()))
            .ok_or(BitteFehler::NichtGefunden)?;
        let darf = darf_antworten(
            &person(sitzung),
            &kind.meldedaten.vertreter,
            &entwurf.mitziehende(),
            &inhalt.antworten(Geltung::DieserUmzug),
            self.heute(),
        );
        if darf {
            Ok((record, inhalt))
        } else {
            Err(BitteFehler::NichtGefunden)
        }
    }

    /// Puts into the draft how it stands with the consents that were asked for.
    pub(super) async fn trage_zustimmungen_nach(
        &self,
        einheit: &mut dyn Einheit,
        land: &Land,
        sitzung: &Sitzung,
        entwurf: &mut Entwurf,
    ) -> Result<(), Stoerung> {
        let gewollt = self.wohin_und_wann(land, entwurf);
        let records = einheit
            .einladungen()
            .von_entwurf(&land.id, sitzung.konto, entwurf.id)
            .await?;
        let mut staende = Vec::new();
        for record in records.iter().filter(|r| r.art == Einladungsart::Zustimmung) {
            let inhalt: Inhalt = einladung::lies(record)?;
            let Some(kind) = entwurf
                .sorgekind(&inhalt.kind)
                .filter(|kind| kind.meldedaten.person.dieselbe(&inhalt.person))
            else {
                continue;
            };
            let geltung = if inhalt.passt_zu(kind, gewollt.as_ref()) {
                Geltung::DieserUmzug
            } else {
                Geltung::AndererUmzug
            };
            let antworten = inhalt.antworten(geltung);
            staende.push(Zustimmungsstand {
                lage: lage(geltung, &antworten, record.endet_am < self.jetzt()),
                kind: inhalt.kind,
                pfad: format!("/zustimmung/{}", inhalt.wort),
                endet_am: record.endet_am,
                antworten,
                geltung,
            });
        }
        for kind in entwurf.sorgekinder() {
            let seine = |stand: &&mut Zustimmungsstand| stand.kind == kind.schluessel;
            let antworten: Vec<_> = staende
                .iter_mut()
                .filter(seine)
                .flat_map(|stand| stand.antworten.clone())
                .collect();
            if zugestimmt(&kind.meldedaten.vertreter, &entwurf.mitziehende(), &antworten) {
                let passende = staende.iter_mut().filter(seine);
                for stand in passende.filter(|stand| stand.geltung == Geltung::DieserUmzug) {
                    stand.lage = Bittlage::Erteilt;
                }
            }
        }
        entwurf.zustimmungen = staende;
        Ok(())
    }

    /// The new address and the day, as far as the form says.
    #[must_use]
    pub fn wohin_und_wann(&self, land: &Land, entwurf: &Entwurf) -> Option<(Anschrift, Date)> {
        let gemeinden = self.waehlbare_gemeinden(land, entwurf);
        let anschrift = lies_anschrift(&entwurf.eingaben.wohnung, &gemeinden).ok()?;
        let einzug = Einzug::parse(&entwurf.eingaben.einzug, entwurf.wohnungen(), self.heute()).ok()?;
        Some((anschrift, einzug.tag))
    }
}

impl Entwurf {
    /// The child with this key, if the form asks about its custody.
    fn sorgekind(&self, kind: &str) -> Option<&Umziehend> {
        self.sorgekinder()
            .into_iter()
            .find(|person| person.schluessel == kind)
    }
}

impl Inhalt {
    /// Whether it asks for this child and for what the form says.
    fn passt_zu(&self, kind: &Umziehend, gewollt: Option<&(Anschrift, Date)>) -> bool {
        kind.meldedaten.person.dieselbe(&self.person)
            && gewollt
                .is_some_and(|(anschrift, einzug)| *anschrift == self.anschrift && *einzug == self.einzug)
    }

    fn antworten(&self, geltung: Geltung) -> Vec<Sorgeantwort> {
        self.antworten
            .iter()
            .cloned()
            .map(
                |Antwort {
                     wer,
                     am,
                     entscheidung,
                 }| Sorgeantwort {
                    wer,
                    am,
                    entscheidung,
                    geltung,
                },
            )
            .collect()
    }
}

/// How one request stands by itself; whether everybody has consented is for all of them together.
fn lage(geltung: Geltung, antworten: &[Sorgeantwort], abgelaufen: bool) -> Bittlage {
    let sagt = |was| antworten.iter().any(|antwort| antwort.entscheidung == was);
    match geltung {
        Geltung::AndererUmzug if sagt(Entscheidung::Zugestimmt) => Bittlage::Ungueltig,
        Geltung::AndererUmzug => Bittlage::Ueberholt,
        Geltung::DieserUmzug if sagt(Entscheidung::Verweigert) => Bittlage::Verweigert,
        Geltung::DieserUmzug if abgelaufen => Bittlage::Abgelaufen,
        Geltung::DieserUmzug if antworten.is_empty() => Bittlage::Offen,
        Geltung::DieserUmzug => Bittlage::Teilweise,
    }
}

/// Who has logged in, in the words of the law.
fn person(sitzung: &Sitzung) -> Person {
    let wer = &sitzung.identitaet;
    Person {
        familienname: wer.familienname.clone(),
        vornamen: wer.vornamen.clone(),
        rufname: None,
        doktorgrad: None,
        geburtsdatum: wer.geburtsdatum,
    }
}
