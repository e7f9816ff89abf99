//! The description of the API, and whether an answer keeps to it.

use reqwest::Method;
use serde_json::{Value, json};

use super::Fehlschlag;

/// The description as it is published.
const OPENAPI: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/openapi/meldewerk.yaml"));

pub(super) struct Beschreibung(Value);

impl Beschreibung {
    pub(super) fn lies() -> Result<Self, Fehlschlag> {
        yaml_serde::from_str(OPENAPI)
            .map(Self)
            .map_err(|fehler| format!("openapi/meldewerk.yaml: {fehler}"))
    }

    /// Whether this answer is one that the description promises.
    pub(super) fn pruefe(
        &self,
        methode: &Method,
        pfad: &str,
        status: u16,
        inhaltstyp: &str,
        inhalt: &Value,
    ) -> Result<(), Fehlschlag> {
        let wo = format!("{methode} {pfad} {status}");
        let antworten = self
            .operation(methode, pfad)
            .and_then(|operation| operation.get("responses"))
            .ok_or_else(|| format!("{methode} {pfad} is not described"))?;
        let antwort = antworten
            .get(status.to_string())
            .or_else(|| antworten.get("default"))
            .ok_or_else(|| format!("{wo} is not described"))?;
        let Some(arten) = self.aufgeloest(antwort).get("content") else {
            return if inhalt.is_null() {
                Ok(())
            } else {
                Err(format!("{wo} is described without a body"))
            };
        };
        let art = inhaltstyp.split(';').next().unwrap_or_default();
        let schema = arten
            .get(art)
            .and_then(|art| art.get("schema"))
            .ok_or_else(|| format!("{wo} is not described with {art}"))?;
        self.passt(schema, inhalt)
            .map_err(|grund| format!("{wo} does not fit its schema: {grund}"))
    }

    fn operation(&self, methode: &Method, pfad: &str) -> Option<&Value> {
        let pfade = self.0.get("paths")?.as_object()?;
        let (_, operationen) = pfade.iter().find(|(muster, _)| gleicht(muster, pfad))?;
        operationen.get(methode.as_str().to_lowercase())
    }

    fn aufgeloest<'a>(&'a self, wert: &'a Value) -> &'a Value {
        let ziel = wert
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(|verweis| verweis.strip_prefix('#'));
        ziel.and_then(|zeiger| self.0.pointer(zeiger)).unwrap_or(wert)
    }

    fn passt(&self, schema: &Value, inhalt: &Value) -> Result<(), String> {
        let schema = json!({ "allOf": [schema], "components": self.0.get("components") });
        let pruefer = jsonschema::draft202012::new(&schema).map_err(|fehler| fehler.to_string())?;
        match pruefer.iter_errors(inhalt).next() {
            None => Ok(()),
            // The place only: the value may be a person's.
            Some(fehler) => Err(format!("at {}", fehler.instance_path())),
        }
    }
}

/// Whether `pfad` is one of the template `muster`: `/faelle/{id}`.
fn gleicht(muster: &str, pfad: &str) -> bool {
    let (mut teile, mut andere) = (muster.split('/'), pfad.split('/'));
    loop {
        match (teile.next(), andere.next()) {
            (None, None) => return true,
            (Some(teil), Some(anderer)) if teil == anderer || teil.starts_with('{') => {}
            _ => return false,
        }
    }
}
