//! Partner, children and representatives, fact by fact under their DSMeld sheets: for checking (1703), on a
//! Meldebescheinigung (1701), in a Selbstauskunft (1710). Who may move along is another question: see `angehoerige`.

use xoev::{
    Code, Text,
    codes::{GeschlechtListe, Partnerschaftstyp, Wohnungsart, Wohnungsstatus},
    listen::Codelisten,
    xmeld::{
        anschrift::AnschriftKind,
        meldebescheinigung::{
            KindMeldebescheinigung, PartnerMeldebescheinigung, VertreterMeldebescheinigung,
        },
        meldeschein::{MeldescheinKind, MeldescheinPartner},
        name::{Familienname, NameKind, NamePartner, VertreterName},
        person::{Geburtsdatum, GesetzlicherVertreter, Sterbetag, WohnungPartner},
        selbstauskunft::{SelbstauskunftKind, SelbstauskunftPartner},
    },
};

use super::{anschriften, personendaten::Angaben};
use crate::meldewesen::{Beteiligter, Beteiligung};

/// What every message says of a partner.
pub(super) struct Partner<'n> {
    typ: Option<Partnerschaftstyp>,
    name: Option<&'n NamePartner>,
    geburt: Option<&'n Geburtsdatum>,
    geschlecht: Option<&'n Code<GeschlechtListe>>,
    wohnungen: &'n [WohnungPartner],
    tot: Option<&'n Sterbetag>,
}

/// What every message says of a child.
pub(super) struct Kind<'n> {
    name: Option<&'n NameKind>,
    geburt: Option<&'n Geburtsdatum>,
    geschlecht: Option<&'n Code<GeschlechtListe>>,
    anschrift: Option<&'n AnschriftKind>,
    tot: Option<&'n Sterbetag>,
}

/// The types of the standard that say the same; only that of the Meldeschein has no day of death.
macro_rules! sichten {
    ($($partner:ty, $kind:ty $(, $tot:ident)?;)*) => {
        $(impl<'n> From<&'n $partner> for Partner<'n> {
            fn from(von: &'n $partner) -> Self {
                let mut _tot = None;
                $(_tot = von.$tot.as_ref();)?
                Self {
                    typ: von.partnerschaftstyp,
                    name: von.name.as_ref(),
                    geburt: von.geburt.as_ref(),
                    geschlecht: von.geschlecht.as_ref(),
                    wohnungen: &von.wohnungen,
                    tot: _tot,
                }
            }
        }
        impl<'n> From<&'n $kind> for Kind<'n> {
            fn from(von: &'n $kind) -> Self {
                let mut _tot = None;
                $(_tot = von.$tot.as_ref();)?
                Self {
                    name: von.name.as_ref(),
                    geburt: von.geburt.as_ref(),
                    geschlecht: von.geschlecht.as_ref(),
                    anschrift: von.anschrift.as_ref(),
                    tot: _tot,
                }
            }
        })*
    };
}
sichten! {
    MeldescheinPartner, MeldescheinKind;
    PartnerMeldebescheinigung, KindMeldebescheinigung, sterbetag;
    SelbstauskunftPartner, SelbstauskunftKind, sterbetag;
}

/// All of them: the partner, children, representatives.
pub(super) fn beteiligte<'n, P, K>(
    partner: Option<&'n P>,
    kinder: &'n [K],
    vertreter: impl Iterator<Item = VertreterMeldebescheinigung>,
    listen: &Codelisten,
) -> Vec<Beteiligter>
where
    Partner<'n>: From<&'n P>,
    Kind<'n>: From<&'n K>,
{
    let einer = |als, angaben: Angaben<'_>| Beteiligter {
        als,
        angaben: angaben.alle,
    };
    let partner = partner
        .into_iter()
        .map(|p| partnerdaten(&p.into(), Angaben::neu(listen)));
    let kinder = kinder.iter().map(|k| kinddaten(&k.into(), Angaben::neu(listen)));
    let vertreter = vertreter.map(|v| vertreterdaten(&v, Angaben::neu(listen)));
    partner
        .map(|angaben| einer(Beteiligung::Partner, angaben))
        .chain(kinder.map(|angaben| einer(Beteiligung::Kind, angaben)))
        .chain(vertreter.map(|angaben| einer(Beteiligung::Vertreter, angaben)))
        .collect()
}

/// A representative in a Meldeschein, who says less than in the other messages.
pub(super) fn vertreter(von: &GesetzlicherVertreter) -> VertreterMeldebescheinigung {
    let von = von.clone();
    VertreterMeldebescheinigung {
        name: von.name,
        geburt: von.geburt,
        geschlecht: von.geschlecht,
        anschrift: von.anschrift,
        schluessel: von.schluessel,
        ..VertreterMeldebescheinigung::default()
    }
}

/// The sheets of a partner: name, name at birth, given names, doctorate, birth, sex, address, death.
const EHEGATTE: [&str; 8] = ["1501a", "1502b", "1503", "1504", "1505", "1506", "1508", "1516"];
const LEBENSPARTNER: [&str; 8] = ["1517a", "1518b", "1519", "1520", "1521", "1522", "1524", "1532"];

fn partnerdaten<'l>(von: &Partner<'_>, mut angaben: Angaben<'l>) -> Angaben<'l> {
    let [
        nachname,
        geburtsname,
        vornamen,
        grad,
        geburt,
        geschlecht,
        wohnung,
        tot,
    ] = match von.typ {
        Some(Partnerschaftstyp::Lebenspartner) => LEBENSPARTNER,
        _ => EHEGATTE,
    };
    if let Some(typ) = von.typ {
        angaben.schluessel("partnerschaft", Partnerschaftstyp::LISTE.uri, typ.code());
    }
    if let Some(name) = von.name {
        familienname(&mut angaben, nachname, name.familienname.as_ref());
        angaben.name(geburtsname, name.geburtsname.as_ref());
        angaben.name(vornamen, name.vornamen.as_ref());
        angaben.text(grad, name.doktorgrad.as_ref().map(Text::as_str));
    }
    geboren(&mut angaben, geburt, von.geburt);
    angaben.code(geschlecht, von.geschlecht);
    for eine in von.wohnungen {
        if let Some(anschrift) = &eine.anschrift {
            anschriften::angehoeriger(&mut angaben, wohnung, anschrift);
        }
        if let Some(status) = eine.status {
            angaben.schluessel("1213", Wohnungsstatus::LISTE.uri, status.code());
        }
        if let Some(art) = eine.art {
            angaben.schluessel("1213a", Wohnungsart::LISTE.uri, art.code());
        }
    }
    gestorben(&mut angaben, tot, von.tot);
    angaben
}

fn kinddaten<'l>(von: &Kind<'_>, mut angaben: Angaben<'l>) -> Angaben<'l> {
    if let Some(name) = von.name {
        familienname(&mut angaben, "1601a", name.familienname.as_ref());
        angaben.name("1603", name.vornamen.as_ref());
    }
    geboren(&mut angaben, "1604", von.geburt);
    angaben.code("1604a", von.geschlecht);
    if let Some(anschrift) = von.anschrift {
        anschriften::kind(&mut angaben, "1200", anschrift);
    }
    gestorben(&mut angaben, "1605", von.tot);
    angaben
}

fn vertreterdaten<'l>(von: &VertreterMeldebescheinigung, mut angaben: Angaben<'l>) -> Angaben<'l> {
    match &von.name {
        Some(VertreterName::NatuerlichePerson(name)) => {
            familienname(&mut angaben, "0902a", name.familienname.as_ref());
            angaben.name("0904", name.vornamen.as_ref());
            angaben.text("0905", name.doktorgrad.as_ref().map(Text::as_str));
        }
        Some(VertreterName::JuristischePerson(name)) => angaben.text("vertretung-name", Some(name.as_str())),
        None => {}
    }
    geboren(&mut angaben, "0906", von.geburt.as_ref());
    angaben.code("0917", von.geschlecht.as_ref());
    if let Some(anschrift) = &von.anschrift {
        anschriften::angehoeriger(&mut angaben, "0907a", anschrift);
    }
    angaben.code("vertretung", von.schluessel.as_ref());
    gestorben(&mut angaben, "0915", von.sterbetag.as_ref());
    angaben.tag("vertretung-ende", von.tag_der_beendigung);
    angaben
}

fn familienname(angaben: &mut Angaben<'_>, blatt: &str, name: Option<&Familienname>) {
    angaben.name(blatt, name.map(|name| &name.nachname));
    angaben.name("name-pass", name.and_then(|name| name.nachname_pass.as_ref()));
}

fn geboren(angaben: &mut Angaben<'_>, blatt: &str, geburt: Option<&Geburtsdatum>) {
    angaben.datum(blatt, geburt.map(|geburt| geburt.geburtsdatum));
}

fn gestorben(angaben: &mut Angaben<'_>, blatt: &str, tot: Option<&Sterbetag>) {
    angaben.tag(blatt, tot.map(|tot| tot.sterbetag));
}
