//! The code lists of the messages, entry by entry.
//!
//! An enum is a list that the schema enumerates, with URI and version fixed (XÖV code type 1); a `…Liste` is one that is
//! kept outside of it, for [`crate::Code`] (type 3). [`crate::listen`] has them as data.
//!
//! Source: the code lists that XMeld 25.11a and XInneres name; names as in the lists, long ones shortened.

use crate::ags::Ags;
use crate::werte::Token;

codes! {
    /// Marital status, DSMeld 1401.
    pub enum Familienstand in "urn:de:dsmeld:schluesseltabelle:familienstand", "2" {
        EheAufgehoben = "EA" "Ehe aufgehoben" / "marriage annulled",
        Geschieden = "GS" "geschieden" / "divorced",
        LebenspartnerschaftAufgehoben = "LA" "aufgehobene Lebenspartnerschaft" / "civil partnership dissolved",
        Ledig = "LD" "ledig" / "single",
        LebenspartnerFuerTotErklaert = "LE" "durch Todeserklärung aufgelöste Lebenspartnerschaft" / "civil partnership ended by declaration of death",
        Lebenspartnerschaft = "LP" "in eingetragener Lebenspartnerschaft" / "in a registered civil partnership",
        LebenspartnerVerstorben = "LV" "durch Tod aufgelöste Lebenspartnerschaft" / "civil partnership ended by death",
        NichtBekannt = "NB" "nicht bekannt" / "not known",
        Verheiratet = "VH" "verheiratet" / "married",
        Verwitwet = "VW" "verwitwet" / "widowed",
    }
}

codes! {
    /// Status of a Wohnung, DSMeld 1213.
    pub enum Wohnungsstatus in "urn:de:dsmeld:schluesseltabelle:wohnungsstatus", "2" {
        Alleinige = "0" "alleinige Wohnung" / "sole dwelling",
        Haupt = "1" "Hauptwohnung" / "main dwelling",
        Neben = "2" "Nebenwohnung" / "secondary dwelling",
    }
}

codes! {
    /// Kind of a Wohnung stored beside the present one, DSMeld 1213a.
    pub enum Wohnungsart in "urn:de:dsmeld:schluesseltabelle:wohnungsart", "4" {
        Zuzug = "1" "Wohnung in Deutschland, aus der der Einwohner zugezogen ist" / "dwelling in Germany from which the person moved here",
        LetzteImInland = "2" "letzte Inlandswohnung vor dem Wegzug in das Ausland" / "last dwelling in Germany before moving abroad",
        Kuenftige = "3" "künftige Wohnung, die der Einwohner bei der Abmeldung angab (Altfall)" / "future dwelling that the person named when leaving (old case)",
        AktuelleLautRueckmeldung = "4" "aktuelle Wohnung, in die der Einwohner laut Rückmeldung eingezogen ist" / "present dwelling that the person moved into according to a notice between authorities",
        NachWiederzuzug = "5" "Inlandswohnung nach Wiederzuzug aus dem Ausland" / "dwelling in Germany after a return from abroad",
        PartnerAufgegeben = "6" "Wohnung des Ehegatten/Lebenspartners wurde aufgegeben" / "dwelling of the spouse or civil partner was given up",
        Partner = "7" "Wohnung des Ehegatten/Lebenspartners" / "dwelling of the spouse or civil partner",
    }
}

codes! {
    /// Why an address is unknown.
    pub enum UnbekanntGrund in "urn:de:dsmeld:schluesseltabelle:anschrift.unbekannt", "4" {
        VonAmtsWegen = "0" "Die betroffene Person wurde von Amts wegen nach unbekannt abgemeldet" / "The authority has deregistered the person to an unknown place",
        Inland = "1" "Die betroffene Person hat sich in das unbekannte Inland abgemeldet" / "The person has moved to an unknown place in Germany",
        Ausland = "2" "Die betroffene Person hat sich in das unbekannte Ausland abgemeldet" / "The person has moved to an unknown place abroad",
    }
}

codes! {
    /// Spouse or civil partner.
    pub enum Partnerschaftstyp in "urn:de:xmeld:schluesseltabelle:ehegatte.oder.lebenspartner", "2" {
        Ehegatte = "EG" "Ehegatte" / "spouse",
        Lebenspartner = "LP" "Lebenspartner" / "civil partner",
    }
}

codes! {
    /// Kind of passport or identity document, DSMeld Anlage 3.
    pub enum Ausweisart in "urn:de:dsmeld:schluesseltabelle:pass.und.ausweisdokumente", "5" {
        Reisepass = "01" "Deutscher Reisepass" / "German passport",
        ErsatzPersonalausweis = "02" "Ersatz-Personalausweis" / "substitute identity card",
        Kinderreisepass = "03" "Deutscher Kinderreisepass" / "German child's passport",
        AmtlicherPass = "04" "Deutscher amtlicher Pass (Dienstpass, Diplomatenpass, vorläufiger Dienstpass, vorläufiger Diplomatenpass)" / "German official passport (service, diplomatic, temporary service or temporary diplomatic passport)",
        ReiseausweisAuslaenderFluechtling = "05" "Reiseausweis für Ausländer und Reiseausweis für Flüchtlinge, ausgestellt von deutschen Behörden" / "travel document for foreigners or refugees, issued by German authorities",
        SonstigerDeutscher = "06" "Sonstige von deutschen Behörden ausgestellte Pass-, Passersatzpapiere oder Ausweis-, Ausweisersatzpapiere (ohne Grenzgängerkarte, Passierschein, Landgangausweis)" / "other passport, passport substitute, identity document or substitute issued by German authorities (not: frontier worker's card, border pass, shore leave pass)",
        Auslaendischer = "07" "Pass oder Passersatz, soweit nicht von deutschen Behörden ausgestellt worden ist (Schlüssel umfasst auch alle Ausweisarten und amtl. Personalausweise)" / "passport or passport substitute not issued by German authorities (also any identity document or official identity card)",
        ReiseausweisStaatenlose = "08" "Reiseausweis für Staatenlose, ausgestellt von deutschen Behörden" / "travel document for stateless persons, issued by German authorities",
        Personalausweis = "09" "Personalausweis" / "identity card",
        VorlaeufigerPersonalausweis = "10" "Vorläufiger Personalausweis" / "temporary identity card",
        VorlaeufigerReisepass = "11" "Deutscher vorläufiger Reisepass" / "German temporary passport",
        IdentitaetsausweisEu = "12" "Identitätsausweis und amtlicher Personalausweis, ausgestellt von einem anderen EU-Staat auf einen EU-Bürger" / "identity document or official identity card of another EU state for a citizen of the EU",
        Rueckfuehrung = "13" "Standardreisedokumente für die Rückführung, ausgestellt von deutschen Behörden oder von Behörden anderer EU-Staaten" / "standard travel document for return, issued by German authorities or those of other EU states",
        EuPassFuerDritte = "14" "Pass oder Passersatz, ausgestellt von einem anderen EU-Staat für Flüchtlinge, Staatenlose oder andere Personen, die nicht Staatsangehörige des ausstellenden Staates sind" / "passport or passport substitute of another EU state for refugees, stateless persons or other persons who are not its nationals",
        EidKarte = "15" "eID-Karte" / "eID card",
    }
}

codes! {
    /// Refusal or withdrawal of a passport, DSMeld 2301.
    pub enum PassversagungStatus in "urn:de:dsmeld:schluesseltabelle:passversagung.status", "3" {
        GruendeLiegenVor = "1" "Vorliegen von Passversagungsgründen" / "grounds for refusing a passport exist",
        PassVersagt = "2" "Pass versagt" / "passport refused",
        PassEntzogen = "3" "Pass entzogen" / "passport withdrawn",
        NichtZumVerlassen = "4" "Anordnung nach § 6 Abs. 7 des Personalausweisgesetzes, dass der Personalausweis nicht zum Verlassen Deutschlands berechtigt" / "order under section 6(7) of the Identity Card Act that the identity card does not entitle to leave Germany",
        PersonalausweisVersagt = "5" "Personalausweis versagt" / "identity card refused",
        PersonalausweisEntzogen = "6" "Personalausweis entzogen" / "identity card withdrawn",
        VorlaeufigerVersagt = "7" "Vorläufiger Personalausweis versagt" / "temporary identity card refused",
        VorlaeufigerEntzogen = "8" "Vorläufiger Personalausweis entzogen" / "temporary identity card withdrawn",
    }
}

codes! {
    /// How the last marriage or civil partnership ended, DSMeld 1405.
    pub enum Beendigungsgrund in "urn:de:dsmeld:schluesseltabelle:familienstand.beendigungsgrund", "3" {
        Tod = "1" "Tod des Ehegatten oder des Lebenspartners" / "death of the spouse or civil partner",
        Scheidung = "2" "Scheidung der Ehe" / "divorce",
        Aufhebung = "3" "Aufhebung der Ehe" / "annulment of the marriage",
        FuerTotErklaert = "4" "Ehegatte für tot erklärt (Die Ehe wird dadurch nicht automatisch aufgelöst, sondern erst durch eine erneute Eheschließung des überlebenden Ehegatten.)" / "spouse declared dead (this alone does not end the marriage; a new marriage of the surviving spouse does)",
        Todeserklaerung = "5" "Ehe durch Todeserklärung beendet (Bis 02.10.1990 löste eine Todeserklärung in der DDR die Ehe auf.)" / "marriage ended by a declaration of death (until 2 October 1990 it did so in the GDR)",
        LebenspartnerschaftAufgehoben = "7" "Aufhebung der Lebenspartnerschaft" / "dissolution of the civil partnership",
        Sonstige = "8" "sonstige Gründe" / "other reasons",
    }
}

codes! {
    /// What shows that a person has, or has lost, German nationality, DSMeld 1002.
    pub enum GlaubhaftmachungArt in "urn:de:dsmeld:schluesseltabelle:staatsangehoerigkeit.glaubhaftmachung", "4" {
        Ausweis = "1" "Staatsangehörigkeitsausweis oder sonstiger Nachweis z. B. Pass, Personalausweis" / "certificate of nationality or other proof, for example passport or identity card",
        Rechtsstellung = "2" "früher ausgestellter Ausweis über die Rechtsstellung als Deutscher" / "earlier document on the legal status as a German",
        Einbuergerungsurkunde = "3" "Einbürgerungsurkunde oder Urkunde über den Erwerb der deutschen Staatsangehörigkeit durch Erklärung" / "certificate of naturalisation or of acquiring German nationality by declaration",
        EinbuergerungsurkundeUndAusweis = "4" "Einbürgerungsurkunde oder Urkunde über den Erwerb der deutschen Staatsangehörigkeit durch Erklärung und zusätzlicher Staatsangehörigkeitsausweis" / "certificate of naturalisation or of acquiring German nationality by declaration, and a certificate of nationality",
        Verlust = "5" "Entlassungsurkunde, Verzichtsurkunde oder Bescheid (Bescheinigung) über das Nichtbestehen nach § 30 StAG oder den Verlust der deutschen Staatsangehörigkeit nach § 29 Abs. 6 StAG (in der bis zum 26.6.2024 geltenden Fassung des StAG)" / "certificate of release or renunciation, or decision that German nationality does not exist (section 30 StAG) or is lost (section 29(6) StAG as in force until 26 June 2024)",
        Geburtsort = "6" "Erwerb nach dem Geburtsort nach § 4 Abs. 3 StAG" / "acquired by place of birth, section 4(3) StAG",
        Einbuergerung40b = "7" "Einbürgerung nach § 40b StAG (in der bis zum 26.6.2024 geltenden Fassung des StAG)" / "naturalised under section 40b StAG (as in force until 26 June 2024)",
        Fortbestehen = "8" "Bescheid über das Fortbestehen der deutschen Staatsangehörigkeit nach § 29 Abs. 6 StAG (in der bis zum 26.6.2024 geltenden Fassung des StAG)" / "decision that German nationality continues, section 29(6) StAG (as in force until 26 June 2024)",
        Vertriebene = "9" "Bescheinigung nach § 15 Abs 1 oder 2 BVFG" / "certificate under section 15(1) or (2) BVFG",
    }
}

codes! {
    /// From what a person is excluded, DSMeld 2101.
    pub enum WahlausschlussArt in "urn:de:dsmeld:schluesseltabelle:wahlausschluss", "3" {
        Wahlrecht = "1" "Ausschluss vom Wahlrecht" / "excluded from voting",
        Waehlbarkeit = "2" "Ausschluss von der Wählbarkeit" / "excluded from standing for election",
    }
}

codes! {
    /// Lock or objection against passing data on, DSMeld 1801 and Anlage 1.
    pub enum Sperre in "urn:de:dsmeld:schluesseltabelle:auskunftssperre", "7" {
        Adoptionspflege = "1" "Auskunftssperre nach § 51 Abs. 5 Nr. 2 BMG (Adoptionspflegeverhältnis)" / "lock on information under section 51(5) no. 2 BMG (care before an adoption)",
        Bundeswehr = "10" "Übermittlung nach § 36 Abs. 2 BMG (Widerspruchsrecht gegen Übermittlung an das Bundesamt für Personalmanagement der Bundeswehr)" / "transfer under section 36(2) BMG (objection against transfer to the Federal Office of Bundeswehr Personnel Management)",
        Sicherheitsbehoerde = "11" "Auskunftssperre nach § 51 Abs. 1 und 3 BMG auf Veranlassung einer Sicherheitsbehörde" / "lock on information under section 51(1) and (3) BMG at the request of a security authority",
        Transsexuellengesetz = "12" "Auskunftssperre nach § 51 Abs. 5 Nr. 1 BMG (Transsexuellengesetz)" / "lock on information under section 51(5) no. 1 BMG (Transsexuals Act)",
        Adressbuecher = "13" "Übermittlungssperre nach § 50 Abs. 5 i.V.m. § 50 Abs. 3 BMG (Widerspruchsrecht zur Auskunft an Adressbuchverlage)" / "lock on transfer under section 50(5) with section 50(3) BMG (objection against information to publishers of address books)",
        Religionsgesellschaften = "2" "Übermittlungssperre nach § 42 Abs. 3 Satz 2 BMG (Übermittlung an öffentlich-rechtliche Religionsgesellschaften)" / "lock on transfer under section 42(3) sentence 2 BMG (religious societies under public law)",
        Gefahr = "3" "Auskunftssperre nach § 51 Abs. 1 BMG auf Antrag oder von Amts wegen" / "lock on information under section 51(1) BMG on request or by the authority itself",
        Jubilaeen = "5" "Übermittlungssperre nach § 50 Abs. 5 i.V.m. § 50 Abs. 2 BMG (bei Alters- oder Ehejubiläen)" / "lock on transfer under section 50(5) with section 50(2) BMG (anniversaries of birth or marriage)",
        Annahme = "6" "Auskunftssperre nach § 51 Abs. 5 Nr. 1 BMG (Annahme als Kind)" / "lock on information under section 51(5) no. 1 BMG (adoption as a child)",
        Parteien = "7" "Übermittlungssperre nach § 50 Abs. 5 i.V.m. § 50 Abs. 1 BMG (Widerspruchsrecht zur Auskunft an Parteien u.a.)" / "lock on transfer under section 50(5) with section 50(1) BMG (objection against information to political parties and others)",
    }
}

impl Sperre {
    /// Whether the person decides on it herself: keys 2, 5, 7, 10 and 13 (reasons to § 8 BMeldDigiV).
    #[must_use]
    pub const fn ist_widerspruch(self) -> bool {
        matches!(
            self,
            Self::Religionsgesellschaften
                | Self::Jubilaeen
                | Self::Parteien
                | Self::Bundeswehr
                | Self::Adressbuecher
        )
    }
}

codes! {
    /// Why an objection could not be entered.
    pub enum EintragungErgebnis in "urn:xoev-de:xmeld:codeliste:widerspruecheuebermittlungssperren.eintragung.ergebnis", "1" {
        ReligionNurHauptwohnung = "01" "Schlüssel 2 nur bei der Meldebehörde der Haupt- oder alleinigen Wohnung" / "key 2 only at the authority of the main or sole dwelling",
        ParteienNurHauptwohnung = "02" "Schlüssel 7 nur bei der Meldebehörde der Haupt- oder alleinigen Wohnung" / "key 7 only at the authority of the main or sole dwelling",
        BundeswehrNurHauptwohnung = "03" "Schlüssel 10 nur bei der Meldebehörde der Haupt- oder alleinigen Wohnung" / "key 10 only at the authority of the main or sole dwelling",
        BundeswehrNurMinderjaehrige = "04" "Schlüssel 10 nur vor Vollendung des 18. Lebensjahres" / "key 10 only before the 18th birthday",
        BundeswehrNurDeutsche = "05" "Schlüssel 10 nur bei deutscher Staatsangehörigkeit" / "key 10 only with German nationality",
    }
}

codes! {
    /// How an Anmeldung goes on (1705: only 01; 1707: only 02 and 03).
    pub enum AnmeldungStatus in "urn:xoev-de:xmeld:codeliste:anmeldung.status", "1" {
        CodeWirdVersendet = "01" "Die Anmeldung wird fortgeführt; ein Bestätigungscode wird versendet" / "The registration goes on; a confirmation code is sent",
        NichtElektronisch = "02" "Die Anmeldung kann im elektronischen Verfahren nicht fortgeführt werden" / "The registration cannot go on electronically",
        CodeUngueltig = "03" "Der Bestätigungscode ist ungültig" / "The confirmation code is not valid",
    }
}

codes! {
    /// Why a Meldebehörde gives no data.
    pub enum NichterstellungGrund in "urn:xoev-de:xmeld:codeliste:onlinedienste.nichterstellung.grund", "1" {
        NichtIdentifiziert = "01" "Angefragte Person konnte nicht eindeutig identifiziert werden" / "The person could not be identified without doubt",
        Verstorben = "02" "Angefragte Person eindeutig identifiziert, aber im Melderegister als verstorben eingetragen" / "The person is identified, but entered as deceased",
        NichtGemeldet = "03" "Angefragte Person eindeutig identifiziert, aber nicht aktuell gemeldet (d. h. in das Inland, in das Ausland oder unbekannt verzogen)" / "The person is identified, but not registered here at present (moved within Germany, abroad or to an unknown place)",
        NichtMitHauptwohnung = "04" "Angefragte Person eindeutig identifiziert, aber nicht aktuell mit Haupt- oder alleiniger Wohnung gemeldet" / "The person is identified, but not registered with a main or sole dwelling at present",
    }
}

codes! {
    /// What comes of a request.
    pub enum Ergebnisstatus in "urn:xoev-de:xmeld:codeliste:onlinedienste.abruf.ergebnisstatus", "1" {
        DatenFolgen = "01" "Die betroffene Person wurde eindeutig identifiziert. Die Daten werden übermittelt" / "The person is identified. The data are transferred",
        NachZahlung = "02" "Die betroffene Person wurde eindeutig identifiziert. Der Versand des Dokumentes erfolgt nach erfolgreicher Zahlung" / "The person is identified. The document is sent after payment",
        SelbstauskunftEingegangen = "03" "Die betroffene Person wurde eindeutig identifiziert. Der Antrag auf Selbstauskunft aus dem Melderegister ist eingegangen" / "The person is identified. The request for information on one's own data has been received",
    }
}

codes! {
    /// How a Meldebescheinigung is delivered.
    pub enum Zustellvariante in "urn:xoev-de:xmeld:codeliste:meldebescheinigung.zustellvariante", "1" {
        Post = "01" "Postversand" / "by post",
        Daten = "02" "Elektronische Zustellung weiterverarbeitbarer Daten" / "electronically, as data for further processing",
        Dokument = "03" "Elektronische Zustellung eines Dokumentes" / "electronically, as a document",
    }
}

codes! {
    /// Why a message is rejected, list of XInneres (message 0010).
    pub enum Fehlercode in "urn:de:xinneres:codeliste:fehlercodes", "3" {
        S001 = "S001" "Die Nachricht ist nicht in UTF-8 kodiert" / "The message is not encoded in UTF-8",
        S010 = "S010" "Ungültige Schlüsseltabelle" / "Code list not valid",
        S011 = "S011" "Ungültiger Schlüssel in einer Schlüsseltabelle" / "Key not in its code list",
        S020 = "S020" "Die Nachricht enthält nicht verarbeitbare Einzelfälle" / "The message has single cases that cannot be processed",
        S030 = "S030" "Ein Pflichtelement des Typs datatypeC ist leer" / "A mandatory element of type datatypeC is empty",
        S100 = "S100" "Erneute Lieferung eines bereits verarbeiteten Datensatzes" / "A record that has been processed was sent again",
        S999 = "S999" "Aus anderen Gründen nicht spezifikationskonform" / "Not conformant to the specification for another reason",
        T000 = "T000" "Das Zertifikat des Absenders ist abgelaufen" / "The sender's certificate has expired",
        T001 = "T001" "Das Zertifikat des Absenders ist widerrufen" / "The sender's certificate is revoked",
        T002 = "T002" "Das Zertifikat des Absenders ist nicht gültig" / "The sender's certificate is not valid",
        T003 = "T003" "Das Zertifikat des Absenders fehlt" / "The sender's certificate is missing",
        T010 = "T010" "Die Signatur der Inhaltsdaten fehlt oder genügt nicht" / "The signature of the content is missing or not sufficient",
        T011 = "T011" "Die Signatur der Inhaltsdaten ist nicht gültig" / "The signature of the content is not valid",
        T020 = "T020" "Die Inhaltsdaten können nicht entschlüsselt werden" / "The content cannot be decrypted",
        T070 = "T070" "Der Absender ist zu diesem Dienst nicht berechtigt" / "The sender is not entitled to this service",
        T080 = "T080" "Der Empfänger ist nicht zuständig (Irrläufer)" / "The receiver is not competent (stray message)",
        T099 = "T099" "Sonstiger Verstoß gegen das Transportprofil" / "Another breach of the transport profile",
        V000 = "V000" "Diese Version wird nicht angenommen" / "This version is not accepted",
        X000 = "X000" "Die Nachricht ist kein wohlgeformtes XML-Dokument" / "The message is not well-formed XML",
        X001 = "X001" "Die Nachricht ist nicht schemakonform" / "The message is not valid against the schema",
    }
}

codes! {
    /// Why a message is returned synchronously, list of XMeld (message 0910).
    pub enum Ruecksendegrund in "urn:de:xmeld:schluesseltabelle:ruecksendung.einer.nachricht", "5" {
        S000 = "S000" "Vorgang mit einem in der Zukunft liegenden Datum" / "A date lies in the future",
        S030 = "S030" "Ein Pflichtelement des Typs datatypeC ist leer" / "A mandatory element of type datatypeC is empty",
        S100 = "S100" "Erneute Lieferung eines bereits verarbeiteten Datensatzes" / "A record that has been processed was sent again",
        S999 = "S999" "Aus anderen Gründen nicht spezifikationskonform" / "Not conformant to the specification for another reason",
        T000 = "T000" "Das Zertifikat des Absenders ist abgelaufen" / "The sender's certificate has expired",
        T001 = "T001" "Das Zertifikat des Absenders ist widerrufen" / "The sender's certificate is revoked",
        T002 = "T002" "Das Zertifikat des Absenders ist nicht gültig" / "The sender's certificate is not valid",
        T003 = "T003" "Das Zertifikat des Absenders fehlt" / "The sender's certificate is missing",
        T010 = "T010" "Die Signatur der Inhaltsdaten fehlt oder genügt nicht" / "The signature of the content is missing or not sufficient",
        T011 = "T011" "Die Signatur der Inhaltsdaten ist nicht gültig" / "The signature of the content is not valid",
        T020 = "T020" "Die Inhaltsdaten können nicht entschlüsselt werden" / "The content cannot be decrypted",
        T070 = "T070" "Der Absender ist zu diesem Dienst nicht berechtigt" / "The sender is not entitled to this service",
        T080 = "T080" "Der Empfänger ist nicht zuständig (Irrläufer)" / "The receiver is not competent (stray message)",
        T099 = "T099" "Sonstiger Verstoß gegen das Transportprofil" / "Another breach of the transport profile",
        V000 = "V000" "Diese Version wird nicht angenommen" / "This version is not accepted",
        X000 = "X000" "Die Nachricht ist kein wohlgeformtes XML-Dokument" / "The message is not well-formed XML",
        X001 = "X001" "Die Nachricht ist nicht schemakonform" / "The message is not valid against the schema",
        X010 = "X010" "Ungültige Schlüsseltabelle" / "Code list not valid",
        X011 = "X011" "Ungültiger Schlüssel in einer Schlüsseltabelle" / "Key not in its code list",
    }
}

impl From<Fehlercode> for Ruecksendegrund {
    /// The entry of the XMeld list that says the same; S999 where it has none.
    fn from(code: Fehlercode) -> Self {
        match code {
            Fehlercode::S010 => Self::X010,
            Fehlercode::S011 => Self::X011,
            andere => Self::aus_code(andere.code()).unwrap_or(Self::S999),
        }
    }
}

liste! {
    /// Gemeindeschlüssel, DSMeld 1201.
    pub struct AgsListe(Ags) in "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:ags", mit_name;
}

liste! {
    /// Sex, DSMeld 0701; the entries of version 1 are [`Geschlecht`].
    pub struct GeschlechtListe(Token) in "urn:xoev-de:xinneres:codeliste:geschlecht", mit_name;
}

liste! {
    /// Nationality, DSMeld 1001 (`000` is German).
    pub struct StaatsangehoerigkeitListe(Token) in "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:staatsangehoerigkeit";
}

liste! {
    /// State or territory, DSMeld 0603 and others.
    pub struct GebietListe(Token) in "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:staatsgebiete";
}

liste! {
    /// Religious society that levies tax, DSMeld 1101.
    pub struct ReligionSteuererhebendListe(Token) in "urn:de:dsmeld:schluesseltabelle:religion.steuererhebend";
}

liste! {
    /// Religious society that levies no tax, DSMeld 1104.
    pub struct ReligionNichtSteuererhebendListe(Token) in "urn:de:dsmeld:schluesseltabelle:religion.nicht.steuererhebend";
}

liste! {
    /// Kind of legal representative.
    pub struct GesetzlicherVertreterListe(Token) in "urn:de:dsmeld:schluesseltabelle:gesetzlicher.vertreter";
}

liste! {
    /// Directory in which an authority is found (`DVDV`).
    pub struct VerzeichnisdienstListe(Token) in "urn:xoev-de:kosit:codeliste:verzeichnisdienst";
}

liste! {
    /// Channel: 01 e-mail, 02 phone, 03 mobile, 04 fax, 08 De-Mail, 09 web.
    pub struct KanalListe(Token) in "urn:de:xoev:codeliste:erreichbarkeit";
}

/// Entries of the list of sexes, version 1, DSMeld 0701.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Geschlecht {
    /// `m` männlich.
    Maennlich,
    /// `w` weiblich.
    Weiblich,
    /// `d` divers.
    Divers,
    /// `x` keine Angabe.
    KeineAngabe,
}

impl Geschlecht {
    /// All entries.
    pub const ALLE: &'static [Self] = &[Self::Maennlich, Self::Weiblich, Self::Divers, Self::KeineAngabe];

    /// Version 1 of the list as data.
    pub const LISTE: &'static crate::listen::Aufzaehlung = &crate::listen::Aufzaehlung {
        name: "Geschlecht",
        uri: <GeschlechtListe as crate::codelist::Liste>::URI,
        version: "1",
        eintraege: &[
            ("m", Self::Maennlich.name(), Self::Maennlich.name_en()),
            ("w", Self::Weiblich.name(), Self::Weiblich.name_en()),
            ("d", Self::Divers.name(), Self::Divers.name_en()),
            ("x", Self::KeineAngabe.name(), Self::KeineAngabe.name_en()),
        ],
    };

    /// The code as it stands in a message.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Maennlich => "m",
            Self::Weiblich => "w",
            Self::Divers => "d",
            Self::KeineAngabe => "x",
        }
    }

    /// The entry in German words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Maennlich => "männlich",
            Self::Weiblich => "weiblich",
            Self::Divers => "divers",
            Self::KeineAngabe => "keine Angabe",
        }
    }

    /// The entry in English words.
    #[must_use]
    pub const fn name_en(self) -> &'static str {
        match self {
            Self::Maennlich => "male",
            Self::Weiblich => "female",
            Self::Divers => "diverse",
            Self::KeineAngabe => "not stated",
        }
    }

    /// The entry with this code; `None` if version 1 has none.
    #[must_use]
    pub fn aus_code(code: &str) -> Option<Self> {
        Self::ALLE.iter().copied().find(|eintrag| eintrag.code() == code)
    }
}
