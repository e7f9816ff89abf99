//! The ties of a family: who represents a child, and how those who move together belong to one another.

use jiff::civil::Date;
use xoev::{
    codes::{Geschlecht, Partnerschaftstyp},
    latin::Text,
    teildatum::Teildatum,
    xmeld::{
        anmeldung::{Meldeschein1704, MeldescheinPersonendaten},
        anschrift::AnschriftAngehoeriger,
        meldeschein::VorausgefuellterMeldeschein,
        name::{AllgemeinerName, Familienname, NameVertreter, VertreterName},
        person::{Geburtsdatum, GesetzlicherVertreter},
    },
};

use super::{
    anschriften::{
        Undarstellbar, anschrift_aus_meldeanschrift, familienname, geschlecht, meldeanschrift, name,
    },
    bestand::Bestand,
    einwohner::{Einwohner, Partner, Schluessel, Vertreter},
};
use crate::meldewesen::{Anschrift, Person};

/// Most representatives that a Meldeschein can name.
const HOECHSTENS: usize = 4;

/// How a person of a Meldeschein belongs to the one who registers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Rolle {
    Selbst,
    Partner(Partnerschaftstyp),
    Kind,
    /// `nurPartnerZugeordnet`: a child of the partner alone.
    KindDesPartners,
}

/// All persons of a Meldeschein, the one who registers first.
pub(super) fn personen(schein: &Meldeschein1704) -> Vec<(Rolle, &MeldescheinPersonendaten)> {
    let mut personen = vec![(Rolle::Selbst, &schein.berechtigte_person)];
    if let Some(weitere) = &schein.weitere {
        let partner = weitere.partner.iter();
        personen.extend(partner.map(|p| (Rolle::Partner(p.partnerschaftstyp), &p.personendaten)));
        personen.extend(weitere.kinder.iter().map(|kind| {
            let rolle = match kind.nur_partner_zugeordnet {
                Some(_) => Rolle::KindDesPartners,
                None => Rolle::Kind,
            };
            (rolle, &kind.person)
        }));
    }
    personen
}

/// A person who has just been entered.
pub(super) struct Eingetragen<'a> {
    pub rolle: Rolle,
    pub schluessel: Schluessel,
    pub schein: &'a VorausgefuellterMeldeschein,
}

impl Bestand {
    /// Who represents a minor, as a Meldeschein says it on `heute`; nobody with a lock or note.
    ///
    /// Those who live here are the inhabitants whose child this is; the others came with the child's own Meldeschein.
    pub(super) fn vertreter(
        &self,
        schluessel: &Schluessel,
        kind: &Einwohner,
        heute: Date,
    ) -> Result<Vec<GesetzlicherVertreter>, Undarstellbar> {
        if !kind.ist_minderjaehrig(heute) {
            return Ok(Vec::new());
        }
        let hiesige: Vec<_> = self
            .einwohner
            .values()
            .filter(|person| person.kinder.contains(schluessel))
            .collect();
        let frei = hiesige
            .iter()
            .filter(|person| !person.gesperrt() && person.verstorben_am.is_none());
        let frei = frei.map(|person| {
            let anschrift = person.aktuelle().next().map(|bezug| &bezug.anschrift);
            vertreter(&person.person, person.geschlecht, anschrift)
        });
        let auswaertige = kind.vertreter.iter().filter(|vertreter| {
            let genannt = Genannt::von(&vertreter.person);
            !hiesige.iter().any(|hiesig| genannt.ist(&hiesig.person))
        });
        let auswaertige =
            auswaertige.map(|von| vertreter(&von.person, von.geschlecht, von.anschrift.as_ref()));
        frei.chain(auswaertige).take(HOECHSTENS).collect()
    }

    /// Ties those who moved together, by their place in the Meldeschein and by what their own data say of relatives.
    pub(super) fn verbinde(&mut self, eingetragene: &[Eingetragen<'_>]) {
        let wer = |gesucht: fn(&Rolle) -> bool| eingetragene.iter().find(|einer| gesucht(&einer.rolle));
        let selbst = wer(|rolle| matches!(rolle, Rolle::Selbst));
        let partner = wer(|rolle| matches!(rolle, Rolle::Partner(_)));
        if let (
            Some(selbst),
            Some(Eingetragen {
                rolle: Rolle::Partner(art),
                schluessel,
                ..
            }),
        ) = (selbst, partner)
        {
            self.verpartnere(&selbst.schluessel, schluessel, *art);
        }
        for kind in eingetragene {
            let eltern = match kind.rolle {
                Rolle::Kind => [
                    selbst,
                    partner.filter(|partner| self.ist_elternteil(partner, kind)),
                ],
                Rolle::KindDesPartners => [None, partner],
                Rolle::Selbst | Rolle::Partner(_) => [None, None],
            };
            for elternteil in eltern.into_iter().flatten() {
                self.setze_kind(&elternteil.schluessel, &kind.schluessel);
            }
        }
        for einer in eingetragene {
            self.verbinde_mit_genannten(einer);
        }
    }

    /// Whether a child that moves with a couple is that of `partner` too: their own data say so, or name no parent at all.
    fn ist_elternteil(&self, partner: &Eingetragen<'_>, kind: &Eingetragen<'_>) -> bool {
        let genannte = &kind.schein.gesetzliche_vertreter;
        let partner = self.person(&partner.schluessel);
        genannte.is_empty()
            || partner.is_some_and(|partner| {
                genannte
                    .iter()
                    .filter_map(Genannt::vertreter)
                    .any(|genannt| genannt.ist(&partner.person))
            })
    }

    /// Ties a person to relatives of their Meldeschein who live here already, and keeps representatives who do not.
    fn verbinde_mit_genannten(&mut self, einer: &Eingetragen<'_>) {
        let schein = einer.schein;
        if let Some(angabe) = &schein.partner {
            let genannt = angabe.name.as_ref().and_then(|name| {
                Genannt::neu(
                    name.familienname.as_ref(),
                    name.vornamen.as_ref(),
                    angabe.geburt.as_ref(),
                )
            });
            let partner = genannt.and_then(|genannt| self.hier_lebend(&genannt));
            if let (Some(partner), Some(art)) = (partner, angabe.partnerschaftstyp) {
                self.verpartnere(&einer.schluessel, &partner, art);
            }
        }
        for angabe in &schein.kinder {
            let genannt = angabe.name.as_ref().and_then(|name| {
                Genannt::neu(
                    name.familienname.as_ref(),
                    name.vornamen.as_ref(),
                    angabe.geburt.as_ref(),
                )
            });
            if let Some(kind) = genannt.and_then(|genannt| self.hier_lebend(&genannt)) {
                self.setze_kind(&einer.schluessel, &kind);
            }
        }
        let mut auswaertige = Vec::new();
        for angabe in &schein.gesetzliche_vertreter {
            match Genannt::vertreter(angabe).and_then(|genannt| self.hier_lebend(&genannt)) {
                Some(elternteil) => self.setze_kind(&elternteil, &einer.schluessel),
                None => auswaertige.extend(vertreter_aus(angabe)),
            }
        }
        if let Some(person) = self.einwohner.get_mut(&einer.schluessel) {
            person.vertreter = auswaertige;
        }
    }

    /// The one inhabitant of this name and birth date who lives here now.
    fn hier_lebend(&self, genannt: &Genannt<'_>) -> Option<Schluessel> {
        let mut treffer = self.einwohner.iter().filter(|(_, person)| {
            genannt.ist(&person.person)
                && person.verstorben_am.is_none()
                && person.aktuelle().next().is_some()
        });
        let (Some((schluessel, _)), None) = (treffer.next(), treffer.next()) else {
            return None;
        };
        Some(schluessel.clone())
    }

    fn setze_kind(&mut self, elternteil: &Schluessel, kind: &Schluessel) {
        if let Some(person) = self.einwohner.get_mut(elternteil)
            && !person.kinder.contains(kind)
        {
            person.kinder.push(kind.clone());
        }
    }

    fn verpartnere(&mut self, einer: &Schluessel, anderer: &Schluessel, art: Partnerschaftstyp) {
        for (wen, mit) in [(einer, anderer), (anderer, einer)] {
            if let Some(person) = self.einwohner.get_mut(wen) {
                let schluessel = mit.clone();
                person.partner = Some(Partner { art, schluessel });
            }
        }
    }
}

/// Name and birth date, by which a relative in a message is found among the inhabitants.
struct Genannt<'a> {
    familienname: &'a Text,
    vornamen: Option<&'a Text>,
    geburtsdatum: Teildatum,
}

impl<'a> Genannt<'a> {
    fn neu(
        familienname: Option<&'a Familienname>,
        vornamen: Option<&'a AllgemeinerName>,
        geburt: Option<&Geburtsdatum>,
    ) -> Option<Self> {
        Some(Self {
            familienname: familienname?.nachname.name()?,
            vornamen: vornamen.and_then(AllgemeinerName::name),
            geburtsdatum: geburt?.geburtsdatum,
        })
    }

    fn von(person: &'a Person) -> Self {
        Self {
            familienname: &person.familienname,
            vornamen: person.vornamen.as_ref(),
            geburtsdatum: person.geburtsdatum,
        }
    }

    /// `None` for a Jugendamt and for a person of whom a part is missing.
    fn vertreter(angabe: &'a GesetzlicherVertreter) -> Option<Self> {
        let VertreterName::NatuerlichePerson(name) = angabe.name.as_ref()? else {
            return None;
        };
        Self::neu(
            name.familienname.as_ref(),
            name.vornamen.as_ref(),
            angabe.geburt.as_ref(),
        )
    }

    fn ist(&self, person: &Person) -> bool {
        *self.familienname == person.familienname
            && self.vornamen == person.vornamen.as_ref()
            && self.geburtsdatum == person.geburtsdatum
    }
}

fn vertreter(
    person: &Person,
    welches: Geschlecht,
    wo: Option<&Anschrift>,
) -> Result<GesetzlicherVertreter, Undarstellbar> {
    Ok(GesetzlicherVertreter {
        name: Some(VertreterName::NatuerlichePerson(NameVertreter {
            familienname: Some(familienname(&person.familienname)),
            vornamen: Some(name(person.vornamen.as_ref())),
            doktorgrad: person.doktorgrad.clone(),
        })),
        geburt: Some(Geburtsdatum {
            geburtsdatum: person.geburtsdatum,
        }),
        geschlecht: Some(geschlecht(welches)?),
        anschrift: wo
            .map(|anschrift| meldeanschrift(anschrift).map(AnschriftAngehoeriger::Inland))
            .transpose()?,
        schluessel: None,
    })
}

/// A representative to be kept; `None` for a Jugendamt and for a person of whom a part is missing.
fn vertreter_aus(angabe: &GesetzlicherVertreter) -> Option<Vertreter> {
    let genannt = Genannt::vertreter(angabe)?;
    let Some(VertreterName::NatuerlichePerson(name)) = &angabe.name else {
        return None;
    };
    let anschrift = match &angabe.anschrift {
        Some(AnschriftAngehoeriger::Inland(wo)) => anschrift_aus_meldeanschrift(wo).ok(),
        _ => None,
    };
    Some(Vertreter {
        person: Person {
            familienname: genannt.familienname.clone(),
            vornamen: genannt.vornamen.cloned(),
            rufname: None,
            doktorgrad: name.doktorgrad.clone(),
            geburtsdatum: genannt.geburtsdatum,
        },
        geschlecht: Geschlecht::aus_code(angabe.geschlecht.as_ref()?.code())?,
        anschrift,
    })
}
