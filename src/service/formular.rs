//! A draft read as a form: which steps it has, and what it declares once all of them are filled in.

use jiff::civil::Date;

use super::{Datei, Entwurf, SONST, Schritt, Umziehend};
use crate::{
    antrag::{
        Anmeldung, Einwand, Einzug, Familienwahl, Feldfehler, Mailadresse, Nachweis, Personenangabe, Rolle,
        Sorge, Sperrwunsch, Unterlage, lies_anschrift, lies_wohnungsgeber,
    },
    land::Gemeinde,
    meldewesen::{Beziehung, Person, Wohnungsstatus, letzte_worte},
    regeln::{
        hauptwohnung::status_neu,
        sperren::{eintragbare, loeschbare},
        vertretung::{allein_sorgend, bleibende, link_zu_gefaehrlich, sorge_bekannt},
    },
};

impl Entwurf {
    /// The steps that this form has, in order.
    #[must_use]
    pub fn schritte(&self) -> Vec<Schritt> {
        Schritt::ALLE
            .into_iter()
            .filter(|schritt| match schritt {
                Schritt::Familie => !self.angebote.is_empty(),
                Schritt::Hauptwohnung => self.eingaben.einzug.bisherige.iter().any(|b| b == "behalten"),
                Schritt::Sorge => !self.sorgekinder().is_empty(),
                _ => true,
            })
            .collect()
    }

    /// The step after `schritt`.
    #[must_use]
    pub fn nach(&self, schritt: Schritt) -> Schritt {
        let spaeter = |anderer: &Schritt| *anderer > schritt;
        self.schritte()
            .into_iter()
            .find(spaeter)
            .unwrap_or(Schritt::Zusammenfassung)
    }

    /// The step before `schritt`; `None` for the first one.
    #[must_use]
    pub fn vor(&self, schritt: Schritt) -> Option<Schritt> {
        self.schritte().into_iter().rfind(|anderer| *anderer < schritt)
    }

    /// The children about whose custody the form asks.
    #[must_use]
    pub fn sorgekinder(&self) -> Vec<&Umziehend> {
        let erwachsene: Vec<&Person> = self
            .personen
            .iter()
            .filter(|person| !person.ist_kind())
            .map(|person| &person.meldedaten.person)
            .collect();
        self.personen
            .iter()
            .filter(|person| {
                person.ist_kind() && sorge_bekannt(&person.meldedaten.vertreter, &erwachsene).is_none()
            })
            .collect()
    }

    /// The papers that belong to an answer which the form still gives; the others go with the draft.
    pub fn geltende_unterlagen(&self) -> impl Iterator<Item = &(String, Datei)> {
        self.unterlagen.iter().filter(|(zu, _)| {
            let verlangt = self.eingaben.sorge.antworten.get(zu).map(String::as_str) == Some("unterlage");
            zu == SONST || (verlangt && self.ist_sorgekind(zu))
        })
    }

    /// The uploaded Wohnungsgeberbestätigung, if the form still says that it confirms the move.
    #[must_use]
    pub fn geltende_bestaetigung(&self) -> Option<&Datei> {
        self.datei
            .as_ref()
            .filter(|_| self.eingaben.nachweis.nachweis == "datei")
    }

    /// Whether the form asks about the custody of the child with this key.
    pub(super) fn ist_sorgekind(&self, schluessel: &str) -> bool {
        self.sorgekinder()
            .iter()
            .any(|kind| kind.schluessel == schluessel)
    }

    /// Everybody in the form.
    pub(super) fn mitziehende(&self) -> Vec<&Person> {
        self.personen
            .iter()
            .map(|person| &person.meldedaten.person)
            .collect()
    }

    /// Who is meant by "sole custody" of this child.
    #[must_use]
    pub fn allein_sorgend(&self, kind: &Umziehend) -> Option<&Umziehend> {
        let mitziehende: Vec<_> = self
            .personen
            .iter()
            .map(|person| (person.rolle, &person.meldedaten.person))
            .collect();
        let (rolle, _) = allein_sorgend(kind.rolle, &kind.meldedaten.vertreter, &mitziehende)?;
        self.personen.iter().find(|person| person.rolle == rolle)
    }

    /// Whether the register names somebody with custody of this child who does not move along.
    #[must_use]
    pub fn andere_sorgen_auch(&self, kind: &Umziehend) -> bool {
        !bleibende(&kind.meldedaten.vertreter, &self.mitziehende()).is_empty()
    }

    /// Whether consent may be asked for by a link, which shows the new address: not where a lock protects somebody.
    #[must_use]
    pub fn darf_um_zustimmung_bitten(&self) -> bool {
        !link_zu_gefaehrlich(self.personen.iter().map(|person| &person.meldedaten))
    }

    /// Whether the question is asked if spouses live apart: a partner is registered and does not move along.
    #[must_use]
    pub fn fragt_getrennt(&self) -> bool {
        self.ich().is_some_and(|ich| ich.meldedaten.hat_partner())
            && !self.personen.iter().any(Umziehend::ist_partner)
    }

    /// What the form declares.
    ///
    /// # Errors
    /// The first step that is not filled in without fault.
    pub(super) fn lies_anmeldung(&self, gemeinden: &[&Gemeinde], heute: Date) -> Result<Anmeldung, Schritt> {
        self.familie_fertig()?;
        if !self.daten_bestaetigt {
            return Err(Schritt::Daten);
        }
        let eingaben = &self.eingaben;
        let anschrift = lies_anschrift(&eingaben.wohnung, gemeinden).map_err(|_| Schritt::Wohnung)?;
        let einzug = Einzug::parse(&eingaben.einzug, self.wohnungen(), heute).map_err(|_| Schritt::Einzug)?;
        let vorwiegend = einzug
            .vorwiegend(&eingaben.einzug)
            .map_err(|_| Schritt::Hauptwohnung)?;
        let getrennt = self.getrennt(&einzug)?;
        let status = status_neu(vorwiegend);
        let personen = self
            .personen
            .iter()
            .map(|person| self.personenangabe(person, status))
            .collect::<Result<_, _>>()?;
        let wohnungsgeber =
            lies_wohnungsgeber(&eingaben.wohnungsgeber).map_err(|_| Schritt::Wohnungsgeber)?;
        let nachweis = Nachweis::parse(&eingaben.nachweis, &wohnungsgeber, self.datei.is_some())
            .map_err(|_| Schritt::Nachweis)?;
        if !self.wuensche_gezeigt {
            return Err(Schritt::Wuensche);
        }
        let email = Mailadresse::parse(&eingaben.wuensche.email).map_err(|_| Schritt::Wuensche)?;
        Ok(Anmeldung {
            art: self.art,
            personen,
            anschrift,
            einzug,
            vorwiegend,
            getrennt,
            wohnungsgeber,
            nachweis,
            unterlagen: self
                .geltende_unterlagen()
                .map(|(zu, datei)| Unterlage {
                    zu: zu.clone(),
                    hash: datei.hash.clone(),
                })
                .collect(),
            gemeinschaft: self.gemeinschaft.clone(),
            email,
        })
    }

    fn familie_fertig(&self) -> Result<(), Schritt> {
        if self.angebote.is_empty() {
            return Ok(());
        }
        let angeboten: Vec<_> = self.angebote.iter().map(|a| a.schluessel.as_str()).collect();
        let wahl = Familienwahl::parse(&self.eingaben.familie, &angeboten).map_err(|_| Schritt::Familie)?;
        let alle_da = wahl.mit.iter().all(|wer| self.person(wer).is_some());
        if self.familie_gewaehlt && alle_da {
            Ok(())
        } else {
            Err(Schritt::Familie)
        }
    }

    fn getrennt(&self, einzug: &Einzug) -> Result<Option<bool>, Schritt> {
        if !einzug.behaelt() || !self.fragt_getrennt() {
            return Ok(None);
        }
        match self.eingaben.einzug.getrennt.as_str() {
            "ja" => Ok(Some(true)),
            "nein" => Ok(Some(false)),
            _ => Err(Schritt::Hauptwohnung),
        }
    }

    /// What the new dwelling will be, as far as the form says: the sole one until something else is answered.
    #[must_use]
    pub fn status_neu(&self, heute: Date) -> Wohnungsstatus {
        let eingabe = &self.eingaben.einzug;
        let einzug = Einzug::parse(eingabe, self.wohnungen(), heute).ok();
        status_neu(
            einzug
                .and_then(|einzug| einzug.vorwiegend(eingabe).ok())
                .flatten(),
        )
    }

    fn personenangabe(&self, person: &Umziehend, status: Wohnungsstatus) -> Result<Personenangabe, Schritt> {
        let schluessel = &person.schluessel;
        let einwaende = self
            .eingaben
            .einwaende
            .iter()
            .filter_map(|(angabe, text)| {
                let angabe = angabe.strip_prefix(schluessel.as_str())?.strip_prefix('.')?;
                Some(Einwand::parse(angabe, text))
            })
            .collect::<Result<_, _>>()
            .map_err(|_| Schritt::Daten)?;
        let sperren = self.sperrwunsch(person, status).map_err(|_| Schritt::Wuensche)?;
        let sorge = self.sorge(person)?;
        let antworten = self
            .zustimmungen
            .iter()
            .filter(|stand| stand.kind == *schluessel)
            .flat_map(|stand| stand.antworten.iter().cloned())
            .collect();
        Ok(Personenangabe {
            schluessel: schluessel.clone(),
            rolle: person.rolle,
            einwaende,
            sperren,
            sorge,
            antworten: letzte_worte(antworten),
        })
    }

    /// The objections that one person wants entered and deleted.
    ///
    /// # Errors
    /// [`Feldfehler`] for each that the rules do not let be.
    pub(super) fn sperrwunsch(
        &self,
        person: &Umziehend,
        status: Wohnungsstatus,
    ) -> Result<Sperrwunsch, Vec<Feldfehler>> {
        let vorhandene = person.meldedaten.widersprueche.iter().map(|sperre| sperre.0);
        Sperrwunsch::parse(
            &self.eingaben.wuensche,
            &person.schluessel,
            eintragbare(status),
            &loeschbare(vorhandene),
        )
    }

    fn sorge(&self, person: &Umziehend) -> Result<Option<Sorge>, Schritt> {
        if !person.ist_kind() {
            return Ok(None);
        }
        let gefragt = self.sorgekinder();
        match gefragt
            .iter()
            .position(|kind| kind.schluessel == person.schluessel)
        {
            None => Ok(Some(Sorge::ZiehenMit)),
            Some(nummer) => Sorge::parse(&self.eingaben.sorge, &person.schluessel, nummer)
                .map(Some)
                .map_err(|_| Schritt::Sorge),
        }
    }
}

impl Umziehend {
    /// Whether it is a child of the form.
    #[must_use]
    pub const fn ist_kind(&self) -> bool {
        matches!(
            self.rolle,
            Rolle::Angehoerig(Beziehung::Kind | Beziehung::KindDesPartners)
        )
    }

    /// Whether it is the partner of the person who declares.
    #[must_use]
    pub const fn ist_partner(&self) -> bool {
        matches!(
            self.rolle,
            Rolle::Angehoerig(Beziehung::Ehegatte | Beziehung::Lebenspartner)
        )
    }
}
