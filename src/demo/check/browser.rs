//! A client like a browser, in small: cookies, redirects, forms.

use std::{collections::BTreeMap, time::Duration};

use reqwest::{
    Client, Method, StatusCode,
    header::{CONTENT_TYPE, COOKIE, LOCATION, ORIGIN, SET_COOKIE},
    redirect::Policy,
};
use url::{Url, form_urlencoded};

use super::Fehlschlag;

/// More redirects than a login needs are a circle.
const UMLEITUNGEN_HOECHSTENS: usize = 8;

/// A browser of one person.
pub(super) struct Browser {
    client: Client,
    cookies: BTreeMap<String, String>,
}

/// What came back after all redirects.
pub(super) struct Antwort {
    pub(super) url: Url,
    pub(super) status: StatusCode,
    pub(super) inhaltstyp: String,
    pub(super) inhalt: Vec<u8>,
}

impl Antwort {
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.inhalt).into_owned()
    }

    /// The page, if it is the one that was expected to come.
    pub(super) fn seite(self, pfad: &str) -> Result<String, Fehlschlag> {
        if self.status == StatusCode::OK && self.url.path().ends_with(pfad) {
            return Ok(self.text());
        }
        Err(format!(
            "expected page {pfad}, got {} with {}",
            self.url.path(),
            self.status
        ))
    }
}

/// A body and its type.
pub(super) struct Rumpf {
    pub(super) art: String,
    pub(super) inhalt: Vec<u8>,
}

impl Rumpf {
    pub(super) fn formular(felder: &[(&str, &str)]) -> Self {
        let inhalt = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(felder)
            .finish();
        Self {
            art: "application/x-www-form-urlencoded".to_owned(),
            inhalt: inhalt.into_bytes(),
        }
    }

    /// A form with one file in it.
    pub(super) fn mit_datei(
        felder: &[(&str, &str)],
        feld: &str,
        name: &str,
        art: &str,
        datei: &[u8],
    ) -> Self {
        const GRENZE: &str = "----meldewerk-check";
        let mut inhalt = Vec::new();
        for (feld, wert) in felder {
            inhalt.extend(
                format!("--{GRENZE}\r\nContent-Disposition: form-data; name=\"{feld}\"\r\n\r\n{wert}\r\n")
                    .into_bytes(),
            );
        }
        let kopf = format!(
            "--{GRENZE}\r\nContent-Disposition: form-data; name=\"{feld}\"; filename=\"{name}\"\r\nContent-Type: {art}\r\n\r\n"
        );
        inhalt.extend(kopf.into_bytes());
        inhalt.extend(datei);
        inhalt.extend(format!("\r\n--{GRENZE}--\r\n").into_bytes());
        Self {
            art: format!("multipart/form-data; boundary={GRENZE}"),
            inhalt,
        }
    }
}

impl Browser {
    pub(super) fn neu() -> Result<Self, Fehlschlag> {
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .timeout(Duration::from_secs(30))
            .build();
        Ok(Self {
            client: client.map_err(|fehler| fehler.to_string())?,
            cookies: BTreeMap::new(),
        })
    }

    pub(super) async fn hole(&mut self, url: &str) -> Result<Antwort, Fehlschlag> {
        self.folge(Method::GET, url, None, &[]).await
    }

    pub(super) async fn sende(&mut self, url: &str, rumpf: Rumpf) -> Result<Antwort, Fehlschlag> {
        self.folge(Method::POST, url, Some(rumpf), &[]).await
    }

    /// Sends a request and follows redirects as browsers do, with GET.
    pub(super) async fn folge(
        &mut self,
        methode: Method,
        url: &str,
        rumpf: Option<Rumpf>,
        kopf: &[(&str, &str)],
    ) -> Result<Antwort, Fehlschlag> {
        let mut url = Url::parse(url).map_err(|fehler| fehler.to_string())?;
        let (mut methode, mut rumpf) = (methode, rumpf);
        for _ in 0..UMLEITUNGEN_HOECHSTENS {
            let (antwort, ziel) = self.einmal(methode, &url, rumpf, kopf).await?;
            let Some(ziel) = ziel else { return Ok(antwort) };
            url = url.join(&ziel).map_err(|fehler| fehler.to_string())?;
            (methode, rumpf) = (Method::GET, None);
        }
        Err("redirects in a circle".to_owned())
    }

    async fn einmal(
        &mut self,
        methode: Method,
        url: &Url,
        rumpf: Option<Rumpf>,
        kopf: &[(&str, &str)],
    ) -> Result<(Antwort, Option<String>), Fehlschlag> {
        let cookies = self
            .cookies
            .iter()
            .map(|(name, wert)| format!("{name}={wert}"))
            .collect::<Vec<_>>()
            .join("; ");
        let mut bitte = self.client.request(methode, url.clone()).header(COOKIE, cookies);
        for (name, wert) in kopf {
            bitte = bitte.header(*name, *wert);
        }
        if let Some(rumpf) = rumpf {
            bitte = bitte
                .header(CONTENT_TYPE, rumpf.art)
                .header(ORIGIN, url.origin().ascii_serialization())
                .body(rumpf.inhalt);
        }
        let antwort = bitte
            .send()
            .await
            .map_err(|fehler| fehler.without_url().to_string())?;
        for cookie in antwort.headers().get_all(SET_COOKIE) {
            self.merke(cookie.to_str().unwrap_or_default());
        }
        let text = |name| {
            antwort
                .headers()
                .get(name)
                .and_then(|wert| wert.to_str().ok())
                .map(str::to_owned)
        };
        let ziel = text(LOCATION).filter(|_| antwort.status().is_redirection());
        let inhaltstyp = text(CONTENT_TYPE).unwrap_or_default();
        let status = antwort.status();
        let inhalt = antwort
            .bytes()
            .await
            .map_err(|fehler| fehler.without_url().to_string())?
            .to_vec();
        Ok((
            Antwort {
                url: url.clone(),
                status,
                inhaltstyp,
                inhalt,
            },
            ziel,
        ))
    }

    fn merke(&mut self, cookie: &str) {
        let Some((name, wert)) = cookie.split(';').next().and_then(|paar| paar.split_once('=')) else {
            return;
        };
        if wert.is_empty() {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), wert.to_owned());
        }
    }
}

/// The value of the first field of this name in a page.
pub(super) fn feldwert(html: &str, feld: &str) -> Result<String, Fehlschlag> {
    let fehlt = || format!("the page has no field {feld}");
    let stelle = html.find(&format!("name=\"{feld}\"")).ok_or_else(fehlt)?;
    let anfang = html
        .get(..stelle)
        .and_then(|davor| davor.rfind('<'))
        .ok_or_else(fehlt)?;
    let tag = html
        .get(anfang..)
        .and_then(|rest| rest.split('>').next())
        .ok_or_else(fehlt)?;
    let wert = tag
        .split("value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .ok_or_else(fehlt)?;
    Ok(wert
        .replace("&amp;", "&")
        .replace("&#43;", "+")
        .replace("&#x3D;", "=")
        .replace("&#61;", "="))
}

/// The first link in a page that begins with `anfang`.
pub(super) fn verweis(html: &str, anfang: &str) -> Option<String> {
    let stelle = html.find(&format!("href=\"{anfang}"))?;
    html.get(stelle..)?.split('"').nth(1).map(str::to_owned)
}
