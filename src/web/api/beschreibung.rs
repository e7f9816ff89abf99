//! The OpenAPI description, built from the handlers themselves.

use utoipa::{
    Modify, OpenApi,
    openapi::{
        Content, Ref, RefOr, Required, Response, ResponseBuilder,
        path::{Operation, ParameterBuilder, ParameterIn},
        security::{
            ApiKey, ApiKeyValue, ClientCredentials, Flow, HttpAuthScheme, HttpBuilder, OAuth2, Scopes,
            SecurityRequirement, SecurityScheme,
        },
    },
};

use super::{
    Problem, amt, bescheinigungen, betrieb, dokumente, entwuerfe, faelle,
    formen::{Abdruck, AusgestelltForm, CodeForm, ElementeForm, FallForm, Neu, Unterschrift},
    formulare::{
        AngebotForm, DatenForm, EinzugForm, EntwurfForm, FamilieForm, HauptwohnungForm, NachweisForm,
        SorgeForm, UmziehendForm, WohnungForm, WohnungsgeberForm, WuenscheForm,
    },
    pruefungen, selbstauskuenfte, sitzung, vorabpruefung,
};

use crate::identity::maschine::Bereich;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Meldewerk",
        description = "Register a dwelling, follow the case, get a Meldebescheinigung, check a document.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    paths(
        sitzung::zeige, entwuerfe::beginne_anmeldung, entwuerfe::beginne_ummeldung, entwuerfe::zeige,
        entwuerfe::waehle_familie, entwuerfe::bestaetige_daten, entwuerfe::trage_wohnung_ein,
        entwuerfe::trage_einzug_ein, entwuerfe::trage_hauptwohnung_ein, entwuerfe::trage_sorge_ein,
        entwuerfe::trage_wohnungsgeber_ein, entwuerfe::trage_nachweis_ein, entwuerfe::trage_wuensche_ein,
        entwuerfe::lade_hoch, entwuerfe::lade_unterlage_hoch, entwuerfe::fasse_zusammen, entwuerfe::reiche_ein, faelle::liste, faelle::zeige, faelle::sende_code,
        faelle::nimm_zurueck, faelle::beginne_neu, amt::zeige, amt::lade,
        amt::widerrufe, betrieb::ausgang, betrieb::ausgehende, betrieb::wiederhole, betrieb::verwirf, betrieb::eingang,
        betrieb::lege_wieder_vor,
        dokumente::lade, dokumente::lade_nachweis, bescheinigungen::hole, selbstauskuenfte::fordere_an, selbstauskuenfte::zeige,
        pruefungen::pruefe,
        pruefungen::pruefe_nummer, vorabpruefung::pruefe
    ),
    components(schemas(
        Problem, sitzung::SitzungForm, Neu, EntwurfForm, AngebotForm, UmziehendForm, FamilieForm,
        DatenForm, WohnungForm, EinzugForm, HauptwohnungForm, SorgeForm, WohnungsgeberForm, NachweisForm,
        WuenscheForm, Abdruck,
        Unterschrift, FallForm, CodeForm, ElementeForm, AusgestelltForm,
        selbstauskuenfte::AuskunftswunschForm, selbstauskuenfte::SelbstauskunftForm, pruefungen::UrteilForm, pruefungen::NummerForm, pruefungen::StatusForm,
        amt::AmtFallForm, amt::PapierForm, amt::WiderrufForm,
        betrieb::AusgangEintrag, betrieb::EingangEintrag, betrieb::VerwerfenForm,
        vorabpruefung::VorabForm, vorabpruefung::FrageForm, vorabpruefung::ZusatzForm, vorabpruefung::AmtForm
    )),
    tags(
        (name = "Sitzung", description = "Who is logged in"),
        (name = "Anmeldung", description = "Register a dwelling (§ 23a BMG)"),
        (name = "Fälle", description = "Submitted Anmeldungen"),
        (name = "Dokumente", description = "Download documents"),
        (name = "Meldebescheinigung", description = "Certificates (§ 18 BMG)"),
        (name = "Selbstauskunft", description = "What the register holds about the person (§ 10 BMG)"),
        (name = "Prüfung", description = "Check documents"),
        (name = "Vorabprüfung", description = "Can it be done online? Before the login"),
        (name = "Amt", description = "The authority's side: a case and the papers that wait in it, by its code"),
        (name = "Betrieb", description = "Messages that are stuck, for machines of whoever runs the service")
    ),
    modifiers(&Fehlerantworten)
)]
struct Beschreibung;

/// The API as OpenAPI 3.1; `openapi/meldewerk.yaml` is this, committed.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    Beschreibung::openapi()
}

/// The same as YAML, as `openapi/meldewerk.yaml` holds it; empty only if the description could not be written.
#[must_use]
pub fn openapi_yaml() -> String {
    openapi().to_yaml().unwrap_or_default()
}

/// Name of the security scheme.
const SITZUNG: &str = "sitzung";

/// Adds what all operations have in common: the session, the token, and every error as a problem.
struct Fehlerantworten;

impl Modify for Fehlerantworten {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        if let Some(teile) = openapi.components.as_mut() {
            let cookie =
                ApiKeyValue::with_description("__Host-sid", "The cookie of a session; set by the login.");
            teile.add_security_scheme(SITZUNG, SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
            let schluessel = HttpBuilder::new()
                .scheme(HttpAuthScheme::Bearer)
                .description(Some("The access key of an authority."))
                .build();
            teile.add_security_scheme("amtszugang", SecurityScheme::Http(schluessel));
            let bereiche =
                Bereich::ALLE.map(|bereich| (bereich.name().to_owned(), bereich.zweck().to_owned()));
            let ablauf = ClientCredentials::new("/oauth/token", Scopes::from_iter(bereiche));
            let maschine = OAuth2::with_description(
                [Flow::ClientCredentials(ablauf)],
                "Client credentials with private_key_jwt (ES256); the token is good for five minutes.",
            );
            teile.add_security_scheme("maschine", SecurityScheme::OAuth2(maschine));
        }
        for (name, pfad) in &mut openapi.paths.paths {
            let mit_id = name.contains('{');
            for (vorgang, unsicher) in [
                (&mut pfad.get, false),
                (&mut pfad.put, true),
                (&mut pfad.post, true),
            ] {
                if let Some(vorgang) = vorgang.as_mut() {
                    ergaenze(vorgang, unsicher, mit_id);
                }
            }
        }
    }
}

fn ergaenze(vorgang: &mut Operation, unsicher: bool, mit_id: bool) {
    let offen = vorgang.security.is_some();
    let mut fehler = vec![
        ("400", "The request cannot be read"),
        ("500", "Something of ours is broken"),
    ];
    if !offen {
        vorgang.security = Some(vec![SecurityRequirement::new(SITZUNG, Vec::<String>::new())]);
        fehler.push(("401", "Nobody is logged in"));
    }
    if unsicher {
        fehler.extend([
            ("403", "Token, origin or level of the login"),
            ("413", "Too large"),
            ("415", "Unsupported media type"),
            ("422", "Fields, rules or the register stand against it"),
            ("502", "Register or identity provider cannot be reached"),
        ]);
    }
    if unsicher && !offen {
        let token = ParameterBuilder::new()
            .name("X-CSRF-Token")
            .parameter_in(ParameterIn::Header)
            .required(Required::True)
            .description(Some("The csrf value of GET /api/v1/sitzung"))
            .schema(Some(
                utoipa::openapi::ObjectBuilder::new().schema_type(utoipa::openapi::schema::Type::String),
            ))
            .build();
        vorgang.parameters.get_or_insert_default().push(token.into());
    }
    if mit_id {
        fehler.extend([
            ("404", "Nothing here, or not yours"),
            ("409", "Not in this state"),
        ]);
        if !unsicher {
            fehler.push(("422", "Rules stand against it"));
        }
    }
    for (status, beschreibung) in fehler {
        vorgang
            .responses
            .responses
            .entry(status.to_owned())
            .or_insert_with(|| RefOr::T(problem(beschreibung)));
    }
}

fn problem(beschreibung: &str) -> Response {
    let inhalt = Content::new(Some(Ref::from_schema_name("Problem")));
    ResponseBuilder::new()
        .description(beschreibung)
        .content("application/problem+json", inhalt)
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paths that need no session, and so no token of one.
    const OHNE_SITZUNG: [&str; 3] = ["/api/v1/pruefungen", "/api/v1/amt/", "/api/v1/betrieb/"];

    #[test]
    fn every_operation_says_how_it_fails() {
        let openapi = openapi();
        assert_eq!(openapi.paths.paths.len(), 39);
        let json = serde_json::to_value(&openapi).unwrap();
        assert_eq!(json["openapi"], "3.1.0");
        for (pfad, vorgaenge) in json["paths"].as_object().unwrap() {
            for (methode, vorgang) in vorgaenge.as_object().unwrap() {
                let antwort = &vorgang["responses"]["500"]["content"]["application/problem+json"];
                assert!(antwort.is_object(), "{methode} {pfad}");
                let token = vorgang["parameters"].to_string().contains("X-CSRF-Token");
                assert_eq!(
                    token,
                    methode != "get" && !OHNE_SITZUNG.iter().any(|anfang| pfad.starts_with(anfang)),
                    "{methode} {pfad}"
                );
            }
        }
    }
}
