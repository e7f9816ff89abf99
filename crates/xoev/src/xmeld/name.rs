//! Names of persons.
//!
//! Every name may be missing by right, which is told (`nichtVorhanden`) and not left out: [`AllgemeinerName`]. Names are
//! unstructured: no particle is a field of its own. Which names a type has depends on whose they are (the person, a
//! partner, a child, a representative) and on what they are for. A doctorate is one of six forms, several stand apart by
//! a space (`R-PERSON-1`).

use crate::latin::Text;
use crate::werte::Ja;

auswahl! {
    /// A name, or the statement that the person rightly has none.
    pub enum AllgemeinerName in Ohne {
        Name(Text) = "name",
        NichtVorhanden(Ja) = "nichtVorhanden",
    }
}

impl AllgemeinerName {
    /// The name; `None` if the person has none.
    #[must_use]
    pub fn name(&self) -> Option<&Text> {
        match self {
            Self::Name(name) => Some(name),
            Self::NichtVorhanden(Ja) => None,
        }
    }
}

impl From<Text> for AllgemeinerName {
    fn from(name: Text) -> Self {
        Self::Name(name)
    }
}

sequenz! {
    /// Family name, DSMeld 0101a.
    pub struct Familienname in XMeld {
        pub nachname: AllgemeinerName = "nachname",
        /// As it stands in the passport.
        pub nachname_pass: Option<AllgemeinerName> = "nachnamepass",
    }
}

sequenz! {
    /// Given names, DSMeld 0301.
    pub struct Vornamen in XMeld {
        pub vornamen: AllgemeinerName = "vornamen",
        /// As they stand in the passport.
        pub vornamen_pass: Option<AllgemeinerName> = "vornamenPass",
    }
}

sequenz! {
    /// Name of a natural person in a Meldeschein.
    #[derive(Default)]
    pub struct NameNatuerlichePerson in XMeld, geregelt {
        /// DSMeld 0101a.
        pub familienname: Option<Familienname> = "familienname.unstrukturiert",
        /// DSMeld 0103a.
        pub ehename: Option<AllgemeinerName> = "ehename.unstrukturiert",
        /// DSMeld 0105a.
        pub lebenspartnerschaftsname: Option<AllgemeinerName> = "lebenspartnerschaftsname.unstrukturiert",
        /// DSMeld 0201a.
        pub geburtsname: Option<AllgemeinerName> = "geburtsname.unstrukturiert",
        /// DSMeld 0203a.
        pub fruehere_familiennamen: Vec<AllgemeinerName> = "frueherer.familienname.unstrukturiert",
        /// DSMeld 0301.
        pub vornamen: Option<Vornamen> = "vornamen",
        /// DSMeld 0302, Rufname.
        pub gebraeuchlicher_vorname: Option<AllgemeinerName> = "gebraeuchlicherVorname",
        /// DSMeld 0303.
        pub fruehere_vornamen: Vec<AllgemeinerName> = "fruehereVornamen",
        /// DSMeld 0401; several stand apart by a space.
        pub doktorgrad: Option<Text> = "doktorgrad",
        /// DSMeld 0501.
        pub ordensname: Option<Text> = "ordensname",
        /// DSMeld 0502.
        pub kuenstlername: Option<Text> = "kuenstlername",
    }
}

sequenz! {
    /// Name in a Meldebescheinigung.
    pub struct NameMeldebescheinigung in XMeld, geregelt {
        /// DSMeld 0101a.
        pub familienname: Familienname = "familienname.unstrukturiert",
        /// DSMeld 0103a.
        pub ehename: Option<AllgemeinerName> = "ehename.unstrukturiert",
        /// DSMeld 0105a.
        pub lebenspartnerschaftsname: Option<AllgemeinerName> = "lebenspartnerschaftsname.unstrukturiert",
        /// DSMeld 0201a.
        pub geburtsname: Option<AllgemeinerName> = "geburtsname.unstrukturiert",
        /// DSMeld 0203a.
        pub fruehere_familiennamen: Vec<AllgemeinerName> = "frueherer.familienname.unstrukturiert",
        /// DSMeld 0301.
        pub vornamen: Vornamen = "vornamen",
        /// DSMeld 0302, Rufname.
        pub gebraeuchlicher_vorname: Option<AllgemeinerName> = "gebraeuchlicherVorname",
        /// DSMeld 0303.
        pub fruehere_vornamen: Vec<AllgemeinerName> = "fruehere.vornamen",
        /// DSMeld 0401.
        pub doktorgrad: Option<Text> = "doktorgrad",
        /// DSMeld 0501.
        pub ordensname: Option<Text> = "ordensname",
        /// DSMeld 0502.
        pub kuenstlername: Option<Text> = "kuenstlername",
    }
}

sequenz! {
    /// Name in a Meldebestätigung; nothing else is allowed there (§ 24 Abs. 2 BMG).
    pub struct NameMeldebestaetigung in XMeld, geregelt {
        /// DSMeld 0101a.
        pub familienname: Option<Familienname> = "familienname.unstrukturiert",
        /// DSMeld 0103a.
        pub ehename: Option<AllgemeinerName> = "ehename.unstrukturiert",
        /// DSMeld 0105a.
        pub lebenspartnerschaftsname: Option<AllgemeinerName> = "lebenspartnerschaftsname.unstrukturiert",
        /// DSMeld 0301.
        pub vornamen: Vornamen = "vornamen",
        /// DSMeld 0302, Rufname.
        pub gebraeuchlicher_vorname: Option<AllgemeinerName> = "gebraeuchlicherVorname",
        /// DSMeld 0401.
        pub doktorgrad: Option<Text> = "doktorgrad",
    }
}

sequenz! {
    /// Name of a spouse or civil partner.
    #[derive(Default)]
    pub struct NamePartner in XMeld, geregelt {
        /// DSMeld 1501a or 1517a.
        pub familienname: Option<Familienname> = "familienname.unstrukturiert",
        /// DSMeld 1502b or 1518b.
        pub geburtsname: Option<AllgemeinerName> = "geburtsname.unstrukturiert",
        /// DSMeld 1503 or 1519.
        pub vornamen: Option<AllgemeinerName> = "vornamen",
        /// DSMeld 1504 or 1520.
        pub doktorgrad: Option<Text> = "doktorgrad",
    }
}

sequenz! {
    /// Name of a child.
    #[derive(Default)]
    pub struct NameKind in XMeld {
        /// DSMeld 1601a.
        pub familienname: Option<Familienname> = "familienname.unstrukturiert",
        /// DSMeld 1603.
        pub vornamen: Option<AllgemeinerName> = "vornamen",
    }
}

sequenz! {
    /// Name of a legal representative who is a natural person.
    #[derive(Default)]
    pub struct NameVertreter in XMeld, geregelt {
        /// DSMeld 0902a.
        pub familienname: Option<Familienname> = "familienname.unstrukturiert",
        /// DSMeld 0904.
        pub vornamen: Option<AllgemeinerName> = "vornamen",
        /// DSMeld 0905.
        pub doktorgrad: Option<Text> = "doktorgrad",
    }
}

auswahl! {
    /// Name of a legal representative.
    pub enum VertreterName in XMeld {
        NatuerlichePerson(NameVertreter) = "nameNatuerlichePerson",
        /// E.g. a Jugendamt.
        JuristischePerson(Text) = "nameJuristischePerson",
    }
}
