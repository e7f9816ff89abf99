//! A client like a browser, in small: cookies, redirects, forms.

use std::{collections::BTreeMap, time::Duration};

use reqwest::{
    Client, Method,
    header::{CONTENT_TYPE, COOKIE, HeaderMap, LOCATION, ORIGIN, SET_COOKIE},
    redirect::Policy,
};
use serde_json::Value;
use url::{Url, form_urlencoded};

/// A browser of one person.
pub(crate) struct Browser {
    client: Client,
    cookies: BTreeMap<String, String>,
    /// Every `Set-Cookie` that came, as it came.
    pub(crate) gesetzt: Vec<String>,
}

/// An answer.
#[derive(Clone)]
pub(crate) struct Antwort {
    pub(crate) url: Url,
    pub(crate) status: u16,
    pub(crate) kopf: HeaderMap,
    pub(crate) inhalt: Vec<u8>,
}

/// A request.
pub(crate) struct Bitte<'a> {
    pub(crate) methode: Method,
    pub(crate) url: &'a str,
    pub(crate) kopf: &'a [(&'a str, &'a str)],
    pub(crate) rumpf: Option<Rumpf>,
}

/// A body and its type.
#[derive(Clone)]
pub(crate) struct Rumpf {
    art: String,
    inhalt: Vec<u8>,
}

impl Rumpf {
    pub(crate) fn formular(felder: &[(&str, &str)]) -> Self {
        let inhalt = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(felder)
            .finish();
        Self {
            art: "application/x-www-form-urlencoded".to_owned(),
            inhalt: inhalt.into_bytes(),
        }
    }

    /// A form with a file in its field `datei`.
    pub(crate) fn mit_datei(felder: &[(&str, &str)], name: &str, datei: &[u8]) -> Self {
        Self::mit_datei_in("datei", felder, name, datei)
    }

    /// A form with a file in the field `dateifeld`.
    pub(crate) fn mit_datei_in(dateifeld: &str, felder: &[(&str, &str)], name: &str, datei: &[u8]) -> Self {
        const GRENZE: &str = "----meldewerk-it";
        let mut inhalt = Vec::new();
        for (feld, wert) in felder {
            let teil =
                format!("--{GRENZE}\r\nContent-Disposition: form-data; name=\"{feld}\"\r\n\r\n{wert}\r\n");
            inhalt.extend(teil.into_bytes());
        }
        let kopf = format!(
            "--{GRENZE}\r\nContent-Disposition: form-data; name=\"{dateifeld}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        inhalt.extend(kopf.into_bytes());
        inhalt.extend(datei);
        inhalt.extend(format!("\r\n--{GRENZE}--\r\n").into_bytes());
        Self {
            art: format!("multipart/form-data; boundary={GRENZE}"),
            inhalt,
        }
    }

    pub(crate) fn xml(inhalt: String) -> Self {
        Self {
            art: "application/xml".to_owned(),
            inhalt: inhalt.into_bytes(),
        }
    }

    pub(crate) fn json(wert: &Value) -> Self {
        Self {
            art: "application/json".to_owned(),
            inhalt: wert.to_string().into_bytes(),
        }
    }
}

impl Browser {
    pub(crate) fn neu() -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .timeout(Duration::from_mins(1));
        Self {
            client: client.build().unwrap(),
            cookies: BTreeMap::new(),
            gesetzt: Vec::new(),
        }
    }

    /// The value of a cookie that it holds.
    pub(crate) fn cookie(&self, name: &str) -> String {
        self.cookies[name].clone()
    }

    /// Puts a cookie in, as somebody else could.
    pub(crate) fn setze(&mut self, name: &str, wert: &str) {
        self.cookies.insert(name.to_owned(), wert.to_owned());
    }

    /// Gets a page and follows redirects.
    pub(crate) async fn hole(&mut self, url: &str) -> Antwort {
        self.folge(Bitte {
            methode: Method::GET,
            url,
            kopf: &[],
            rumpf: None,
        })
        .await
        .unwrap()
    }

    /// Posts a form and follows redirects.
    pub(crate) async fn sende(&mut self, url: &str, rumpf: Rumpf) -> Antwort {
        self.folge(Bitte {
            methode: Method::POST,
            url,
            kopf: &[],
            rumpf: Some(rumpf),
        })
        .await
        .unwrap()
    }

    /// Gets a JSON answer of the API.
    pub(crate) async fn json(&mut self, url: &str) -> Value {
        self.hole(url).await.json()
    }

    /// Sends a request and follows redirects with GET, as browsers do.
    pub(crate) async fn folge(&mut self, bitte: Bitte<'_>) -> Result<Antwort, reqwest::Error> {
        let mut antwort = self.einmal(bitte).await?;
        for _ in 0..10 {
            let Some(ziel) = antwort.ziel() else {
                return Ok(antwort);
            };
            antwort = self
                .einmal(Bitte {
                    methode: Method::GET,
                    url: ziel.as_str(),
                    kopf: &[],
                    rumpf: None,
                })
                .await?;
        }
        panic!("redirects in a circle at {}", antwort.url)
    }

    /// Sends one request; a redirect is the answer.
    pub(crate) async fn einmal(&mut self, bitte: Bitte<'_>) -> Result<Antwort, reqwest::Error> {
        let url = Url::parse(bitte.url).unwrap();
        let cookies = self
            .cookies
            .iter()
            .map(|(name, wert)| format!("{name}={wert}"))
            .collect::<Vec<_>>()
            .join("; ");
        let mut anfrage = self
            .client
            .request(bitte.methode, url.clone())
            .header(COOKIE, cookies);
        if let Some(rumpf) = bitte.rumpf {
            anfrage = anfrage.header(CONTENT_TYPE, rumpf.art).body(rumpf.inhalt);
            if bitte.kopf.iter().all(|(name, _)| *name != "Origin") {
                anfrage = anfrage.header(ORIGIN, url.origin().ascii_serialization());
            }
        }
        for (name, wert) in bitte.kopf {
            anfrage = anfrage.header(*name, *wert);
        }
        let antwort = anfrage.send().await?;
        for cookie in antwort.headers().get_all(SET_COOKIE) {
            self.merke(cookie.to_str().unwrap());
        }
        let (status, kopf) = (antwort.status().as_u16(), antwort.headers().clone());
        Ok(Antwort {
            url,
            status,
            kopf,
            inhalt: antwort.bytes().await?.to_vec(),
        })
    }

    fn merke(&mut self, cookie: &str) {
        self.gesetzt.push(cookie.to_owned());
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

impl Antwort {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.inhalt).into_owned()
    }

    /// The words of the page's main part, for the message of a test that fails.
    fn worte(&self) -> String {
        let html = self.text();
        let haupt = html.split("<main").nth(1).unwrap_or(&html);
        let worte = haupt
            .split('<')
            .filter_map(|stueck| stueck.split_once('>'))
            .map(|(_, text)| text.trim());
        worte
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" | ")
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.inhalt).unwrap_or_else(|_| {
            panic!(
                "{} answers {} without JSON: {}",
                self.url,
                self.status,
                self.worte()
            )
        })
    }

    pub(crate) fn kopfzeile(&self, name: &str) -> &str {
        self.kopf.get(name).map_or("", |wert| wert.to_str().unwrap())
    }

    /// Where a redirect leads.
    pub(crate) fn ziel(&self) -> Option<Url> {
        let ziel = self
            .kopf
            .get(LOCATION)
            .filter(|_| (300..400).contains(&self.status))?;
        Some(self.url.join(ziel.to_str().unwrap()).unwrap())
    }

    /// The same answer, if it is the page at this path with this status.
    #[track_caller]
    pub(crate) fn erwarte(self, status: u16, pfad_ende: &str) -> Self {
        let (pfad, text) = (self.url.path(), self.worte());
        assert!(
            self.status == status && pfad.ends_with(pfad_ende),
            "expected {status} at …{pfad_ende}, got {} at {pfad}: {text}",
            self.status
        );
        self
    }

    /// The same answer, if its page says this.
    #[track_caller]
    pub(crate) fn sagt(self, worte: &str) -> Self {
        let da = self.text().contains(worte);
        assert!(
            da,
            "{} at {} does not say {worte:?}: {}",
            self.status,
            self.url,
            self.worte()
        );
        self
    }

    /// The value of the first field of this name.
    #[track_caller]
    pub(crate) fn feld(&self, name: &str) -> String {
        let html = self.text();
        let stelle = html
            .find(&format!("name=\"{name}\""))
            .unwrap_or_else(|| panic!("no field {name} in {}", self.worte()));
        let anfang = html[..stelle].rfind('<').unwrap();
        let tag = html[anfang..].split('>').next().unwrap();
        let wert = tag
            .split("value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .unwrap_or_default();
        wert.replace("&amp;", "&")
            .replace("&#43;", "+")
            .replace("&#x3D;", "=")
            .replace("&#61;", "=")
    }

    /// The first link that begins with `anfang`.
    pub(crate) fn verweis(&self, anfang: &str) -> Option<String> {
        let html = self.text();
        let stelle = html.find(&format!("href=\"{anfang}"))?;
        html[stelle..].split('"').nth(1).map(str::to_owned)
    }
}
