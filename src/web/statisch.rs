//! Style sheets, fonts, the icon and the one script, out of the binary: nothing is ever fetched from a foreign host.
//!
//! All files share one address that changes with any of their bytes, so browsers may keep them for ever,
//! and the style sheet finds its fonts by relative address.

use std::sync::LazyLock;

use actix_web::{HttpResponse, http::header, web};
use sha2::{Digest, Sha256};

struct Datei {
    name: &'static str,
    art: &'static str,
    inhalt: &'static [u8],
}

macro_rules! datei {
    ($name:literal, $art:literal, $pfad:literal) => {
        Datei {
            name: $name,
            art: $art,
            inhalt: include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/", $pfad)),
        }
    };
}

static DATEIEN: [Datei; 8] = [
    datei!(
        "kern.css",
        "text/css; charset=utf-8",
        "node_modules/@kern-ux/native/dist/kern.min.css"
    ),
    datei!("meldewerk.css", "text/css; charset=utf-8", "web/meldewerk.css"),
    datei!("druck.css", "text/css; charset=utf-8", "web/druck.css"),
    datei!("sitzung.js", "text/javascript; charset=utf-8", "web/sitzung.js"),
    datei!("symbol.svg", "image/svg+xml", "web/symbol.svg"),
    datei!(
        "FiraSans-Regular.woff2",
        "font/woff2",
        "node_modules/@kern-ux/native/dist/fonts/fira-sans/FiraSans-Regular.woff2"
    ),
    datei!(
        "FiraSans-Medium.woff2",
        "font/woff2",
        "node_modules/@kern-ux/native/dist/fonts/fira-sans/FiraSans-Medium.woff2"
    ),
    datei!(
        "FiraSans-SemiBold.woff2",
        "font/woff2",
        "node_modules/@kern-ux/native/dist/fonts/fira-sans/FiraSans-SemiBold.woff2"
    ),
];

/// First 16 hexadecimal digits of the SHA-256 over all files.
static STAND: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for datei in &DATEIEN {
        hash.update(datei.name);
        hash.update(datei.inhalt);
    }
    hex::encode(hash.finalize().first_chunk::<8>().unwrap_or(&[0; 8]))
});

/// The path under which a page refers to a file.
#[must_use]
pub fn pfad(name: &str) -> String {
    format!("/assets/{}/{name}", *STAND)
}

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.route("/assets/{stand}/{name}", web::get().to(liefere));
}

async fn liefere(pfad: web::Path<(String, String)>) -> HttpResponse {
    let (stand, name) = pfad.into_inner();
    let Some(datei) = DATEIEN.iter().find(|datei| datei.name == name && stand == *STAND) else {
        return HttpResponse::NotFound()
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .finish();
    };
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, datei.art))
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(datei.inhalt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_web::test]
    async fn a_file_is_found_at_its_path_and_nowhere_else() {
        let (stand, name) = (STAND.clone(), "kern.css".to_owned());
        assert_eq!(pfad(&name), format!("/assets/{stand}/kern.css"));
        assert!(
            liefere(web::Path::from((stand, name.clone())))
                .await
                .status()
                .is_success()
        );
        assert_eq!(liefere(web::Path::from(("0".into(), name))).await.status(), 404);
    }
}
