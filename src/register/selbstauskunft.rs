//! The Selbstauskunft (Art. 15 DSGVO, § 7 BMeldDigiV): taken in at once (1708 → 1709), sent when it is due (1710).

use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::civil::Date;
use xoev::{
    Nachricht,
    codes::{Ergebnisstatus, NichterstellungGrund, Sperre},
    latin::Text,
    werte::{Binaer, Ja},
    xmeld::{
        AbrufSelbstauskunft1708, Selbstauskunft1710, SelbstauskunftStatus1709,
        anschrift::{AnschriftGesperrt, AnschriftMitSperrvermerk},
        datum::TagesdatumMitUnbekannt,
        identifikation::Identifikation,
        meldebescheinigung::VertreterMeldebescheinigung,
        meldeschein::{MeldescheinKind, MeldescheinPartner, MeldescheinPerson},
        nachweis::{
            FamilienstandMitEnde, FamilienstandMitNachweis, GeburtMitHistorie, GeburtMitNachweis,
            NameMitNachweis,
        },
        person::{Auskunftssperre, AusweisMitSperrdaten, GesetzlicherVertreter, ReligionMitDatum, Sterbetag},
        selbstauskunft::{
            Selbstauskunft, SelbstauskunftAntwort, SelbstauskunftKind, SelbstauskunftMeldedaten,
            SelbstauskunftPartner, SelbstauskunftPerson,
        },
        wohnung::{Wohnung, WohnungSelbstauskunft},
    },
};

use super::{
    amt::{Amt, Fertig, fertig, undarstellbar},
    anschriften::{Undarstellbar, inland, merkmale, status},
    bestand::{Bestand, Zusage},
    briefe,
    einwohner::{Ausweis, Bezug, Einwohner, Schluessel},
    erkennen::Kreis,
    fehler::RegisterFehler,
    meldeschein,
};
use crate::{
    kernel::{NachrichtId, Personal},
    meldewesen::{Anschrift, Wohnungsstatus},
    urkunde::{
        Vorlage,
        inhalt::{Gruppe, Wert},
    },
};

impl Bestand {
    /// 1708 → 1709: the request has come in, or why not. The same request again is promised once.
    pub(super) fn selbstauskunft_1708(
        &mut self,
        amt: &Amt<'_>,
        frage: &AbrufSelbstauskunft1708,
    ) -> Result<Fertig, RegisterFehler> {
        let fehler = undarstellbar("1709");
        let antwort = match self.wer_fragt(&frage.identifikation) {
            Ok((schluessel, person)) => {
                // Nothing is promised that could not be kept.
                meldedaten(self, (schluessel, person), amt.heute()).map_err(undarstellbar("1710"))?;
                let schluessel = schluessel.clone();
                self.sage_zu(amt, frage, schluessel);
                SelbstauskunftAntwort::Ergebnisstatus(Ergebnisstatus::SelbstauskunftEingegangen)
            }
            Err(grund) => SelbstauskunftAntwort::GrundDerRueckweisung(grund),
        };
        let ursprung = Nachricht::from(frage.clone()).nachrichten_id();
        fertig(SelbstauskunftStatus1709 {
            kopf: amt.kopf().map_err(&fehler)?,
            antwort,
            ursprungsnachricht: ursprung.ok_or(Undarstellbar).map_err(&fehler)?,
        })
    }

    fn sage_zu(&mut self, amt: &Amt<'_>, frage: &AbrufSelbstauskunft1708, wer: Schluessel) {
        let id = NachrichtId::aus(frage.kopf.nachrichten_uuid);
        if self.bekannte.insert(id, amt.jetzt).is_some() {
            return;
        }
        let verzug = jiff::SignedDuration::try_from(amt.settings.antwortverzug).unwrap_or_default();
        self.zusagen.push(Zusage {
            id,
            faellig: amt.jetzt.checked_add(verzug).unwrap_or(amt.jetzt),
            wer,
            roh: Personal::neu(STANDARD.encode(Nachricht::from(frage.clone()).schreiben())),
        });
    }

    /// Keeps what was promised: the 1710 with what is held when it is made.
    pub(super) fn selbstauskunft_1710(
        &mut self,
        amt: &Amt<'_>,
        zusage: &Zusage,
    ) -> Result<(), RegisterFehler> {
        let fehler = undarstellbar("1710");
        let roh = STANDARD.decode(zusage.roh.offen()).unwrap_or_default();
        let Ok(Nachricht::AbrufSelbstauskunft1708(frage)) = Nachricht::lesen(&roh) else {
            return Err(fehler(Undarstellbar));
        };
        let person = self.person(&zusage.wer).ok_or(Undarstellbar).map_err(&fehler)?;
        let meldedaten = meldedaten(self, (&zusage.wer, person), amt.heute()).map_err(&fehler)?;
        let pdf = weitere_daten(amt, person)?;
        let ursprung = Nachricht::from(frage.clone()).nachrichten_id();
        let Fertig { id, xml } = fertig(Selbstauskunft1710 {
            kopf: amt.kopf().map_err(&fehler)?,
            identifikation: frage.identifikation,
            selbstauskunft: Selbstauskunft {
                meldedaten,
                pdf_dokument: pdf.map(Binaer),
            },
            ursprungsnachricht: ursprung.ok_or(Undarstellbar).map_err(&fehler)?,
        })?;
        self.lege_bereit(id, xml);
        Ok(())
    }

    /// The person who asks; any dwelling here is enough (§ 7 Abs. 1 BMeldDigiV).
    fn wer_fragt(
        &self,
        identifikation: &Identifikation,
    ) -> Result<(&Schluessel, &Einwohner), NichterstellungGrund> {
        let merkmale = merkmale(identifikation).map_err(|_| NichterstellungGrund::NichtIdentifiziert)?;
        self.finde(&merkmale, Kreis::Alle)
    }
}

/// Everything that is held; relatives with a lock or note are left out (§ 7 Abs. 3 BMeldDigiV).
fn meldedaten(
    bestand: &Bestand,
    (schluessel, person): (&Schluessel, &Einwohner),
    heute: Date,
) -> Result<SelbstauskunftMeldedaten, Undarstellbar> {
    let frei = |schluessel| bestand.person(schluessel).filter(|verwandt| !verwandt.gesperrt());
    let partner = person.partner.as_ref();
    let partner = partner.and_then(|art| Some((art, frei(&art.schluessel)?)));
    let kinder = person.kinder.iter().filter_map(frei);
    Ok(SelbstauskunftMeldedaten {
        personendaten: personendaten(person)?,
        gesetzliche_vertreter: bestand
            .vertreter(schluessel, person, heute)?
            .into_iter()
            .map(vertreter)
            .collect(),
        partner: partner
            .map(|(art, partner)| {
                let MeldescheinPartner {
                    partnerschaftstyp,
                    name,
                    geburt,
                    geschlecht,
                    wohnungen,
                } = meldeschein::ehegatte(art, partner)?;
                Ok::<_, Undarstellbar>(SelbstauskunftPartner {
                    partnerschaftstyp,
                    name,
                    geburt,
                    geschlecht,
                    wohnungen,
                    sterbetag: sterbetag(partner),
                })
            })
            .transpose()?,
        kinder: kinder
            .filter(|kind| kind.ist_minderjaehrig(heute))
            .map(|eines| {
                let MeldescheinKind {
                    name,
                    geburt,
                    geschlecht,
                    anschrift,
                } = meldeschein::kind(eines)?;
                Ok::<_, Undarstellbar>(SelbstauskunftKind {
                    name,
                    geburt,
                    geschlecht,
                    anschrift,
                    sterbetag: sterbetag(eines),
                })
            })
            .collect::<Result<_, _>>()?,
    })
}

fn personendaten(person: &Einwohner) -> Result<SelbstauskunftPerson, Undarstellbar> {
    // The schema wants at least one identity document: of a person without any it has no 1710.
    if person.ausweise.is_empty() {
        return Err(Undarstellbar);
    }
    // What a Meldeschein says too.
    let MeldescheinPerson {
        name,
        geburtsangaben: geburt,
        geschlecht,
        staatsangehoerigkeiten,
        religion,
        familienstand,
        ..
    } = meldeschein::personendaten(person)?;
    let auswaerts = person.hauptwohnung_auswaerts.as_ref();
    let auswaerts = auswaerts.map(|anschrift| wohnung_auswaerts(person, anschrift));
    let hier = person.wohnungen.iter().map(|bezug| wohnung(person, bezug));
    Ok(SelbstauskunftPerson {
        name: NameMitNachweis {
            familienname: name.familienname,
            geburtsname: name.geburtsname,
            vornamen: name.vornamen,
            gebraeuchlicher_vorname: name.gebraeuchlicher_vorname,
            doktorgrad: name.doktorgrad,
            ..NameMitNachweis::default()
        },
        geburtsangaben: GeburtMitNachweis {
            geburt: Some(GeburtMitHistorie {
                geburtsort: geburt.geburtsort,
                geburtsort_staat: geburt.geburtsort_staat,
                geburtsdatum: geburt.geburtsdatum,
                fruehere_geburtsdaten: None,
            }),
            nachweisdaten: None,
        },
        ohne_geburtsurkunde: None,
        geschlecht,
        staatsangehoerigkeiten,
        glaubhaftmachungen: Vec::new(),
        religion: ReligionMitDatum {
            religion,
            eintrittsdatum: None,
            austrittsdatum: None,
        },
        wohnungen: hier.chain(auswaerts).collect::<Result<_, _>>()?,
        zuzug_bund: None,
        zuzug_land: None,
        zuzug_kreis: None,
        zuzug_gemeinde: None,
        familienstand: FamilienstandMitNachweis {
            familienstand: FamilienstandMitEnde {
                beendigungsgrund: None,
                datum_beginn: familienstand.datum_beginn,
                datum_ende: None,
                familienstand: familienstand.familienstand,
                ort: familienstand.ort,
                ortstaat: familienstand.ortstaat,
                datum_beginn_vorausgegangene_lp: familienstand.datum_beginn_vorausgegangene_lp,
            },
            nachweisdaten: None,
        },
        ausweisdokumente: person.ausweise.iter().map(ausweis).collect::<Result<_, _>>()?,
        azr_nummer: None,
        azr_kommunikation: None,
        sperren: person.sperren.iter().copied().map(sperre).collect(),
        wahlausschluesse: Vec::new(),
        unionsbuerger: None,
        steueridentifikation: None,
        passversagungen: Vec::new(),
        waffenerlaubnisse: Vec::new(),
        waffenbesitzverbote: Vec::new(),
        sprengstofferlaubnisse: Vec::new(),
        verteidigungsfall: None,
    })
}

fn wohnung(person: &Einwohner, bezug: &Bezug) -> Result<WohnungSelbstauskunft, Undarstellbar> {
    Ok(WohnungSelbstauskunft {
        wohnung: Wohnung {
            anschrift: Some(anschrift(person, &bezug.anschrift)?),
            datum_anmeldung: bezug.angemeldet_am,
            datum_des_auszugs: bezug.auszug.map(xoev::Teildatum::Tag),
            datum_des_beziehens: bezug.einzug.map(TagesdatumMitUnbekannt::Datum),
            status: Some(status(bezug.status)),
            ..Wohnung::default()
        },
        wohnungsgeber: None,
    })
}

/// The main dwelling of a person who has only a secondary one here: that much a register knows of it.
fn wohnung_auswaerts(person: &Einwohner, wo: &Anschrift) -> Result<WohnungSelbstauskunft, Undarstellbar> {
    Ok(WohnungSelbstauskunft {
        wohnung: Wohnung {
            anschrift: Some(anschrift(person, wo)?),
            status: Some(status(Wohnungsstatus::Haupt)),
            ..Wohnung::default()
        },
        wohnungsgeber: None,
    })
}

fn anschrift(person: &Einwohner, anschrift: &Anschrift) -> Result<AnschriftGesperrt, Undarstellbar> {
    Ok(AnschriftGesperrt::Inland(AnschriftMitSperrvermerk {
        inland: inland(anschrift)?,
        bedingter_sperrvermerk: person.sperrvermerk.then_some(Ja),
    }))
}

fn ausweis(ausweis: &Ausweis) -> Result<AusweisMitSperrdaten, Undarstellbar> {
    let behoerde = ausweis.behoerde.clone();
    Ok(AusweisMitSperrdaten {
        passart: ausweis.art,
        gueltigkeitsdauer: ausweis.gueltig_bis,
        seriennummer: ausweis.seriennummer.clone(),
        behoerde: behoerde.map_or_else(|| Text::parse("unbekannt"), Ok)?,
        ausstellungsdatum: ausweis.ausgestellt_am,
        sperrsumme: None,
        sperrkennwort: None,
    })
}

const fn sperre(grund: Sperre) -> Auskunftssperre {
    Auskunftssperre { frist: None, grund }
}

fn sterbetag(person: &Einwohner) -> Option<Sterbetag> {
    person.verstorben_am.map(|sterbetag| Sterbetag { sterbetag })
}

fn vertreter(von: GesetzlicherVertreter) -> VertreterMeldebescheinigung {
    let GesetzlicherVertreter {
        name,
        geburt,
        geschlecht,
        anschrift,
        schluessel,
    } = von;
    VertreterMeldebescheinigung {
        name,
        geburt,
        geschlecht,
        anschrift,
        schluessel,
        ..VertreterMeldebescheinigung::default()
    }
}

/// What no element can hold, as a document of the authority: here the objections by the law of the Land.
fn weitere_daten(amt: &Amt<'_>, person: &Einwohner) -> Result<Option<Vec<u8>>, RegisterFehler> {
    let Some(wohnung) = person.aktuelle().next().or_else(|| person.wohnungen.first()) else {
        return Ok(None);
    };
    if person.landesrecht.is_empty() && !person.bescheinigung_als_pdf {
        return Ok(None);
    }
    let mut brief = amt.brief(&amt.neue_id().to_string(), &person.person, &wohnung.anschrift);
    "Weitere Daten zu Ihrer Selbstauskunft".clone_into(&mut brief.betreff);
    brief.absaetze = vec![
        "das Melderegister speichert nach dem Recht des Landes außerdem die folgenden Angaben.".to_owned(),
    ];
    let zeilen: Vec<(String, Wert)> = if person.landesrecht.is_empty() {
        vec![("Widersprüche".to_owned(), "keine eingetragen".into())]
    } else {
        let texte = person.landesrecht.iter();
        texte
            .map(|text| ("Widerspruch".to_owned(), text.as_str().into()))
            .collect()
    };
    brief.gruppen = vec![
        Gruppe {
            titel: "Person".to_owned(),
            zeilen: briefe::person(&person.person),
        },
        Gruppe {
            titel: "Widersprüche nach Landesrecht".to_owned(),
            zeilen,
        },
    ];
    amt.setze(Vorlage::Ablehnung, &brief).map(Some)
}
