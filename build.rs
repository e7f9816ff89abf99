//! Stops the build with one line when the assets that the binary embeds have not been fetched yet.

use std::path::Path;

/// What must lie in `assets/`; the lock file there says which versions.
const EMBEDDED: [&str; 5] = [
    "assets/node_modules/@kern-ux/native/dist/kern.min.css",
    "assets/node_modules/@kern-ux/native/dist/fonts/fira-sans/FiraSans-Regular.woff2",
    "assets/node_modules/@kern-ux/native/dist/fonts/fira-sans/FiraSans-SemiBold.woff2",
    "assets/node_modules/@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
    "assets/node_modules/@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
];

fn main() {
    // sqlx::migrate! does not see a new file by itself.
    println!("cargo::rerun-if-changed=migrations");
    for file in EMBEDDED {
        println!("cargo::rerun-if-changed={file}");
    }
    if EMBEDDED.iter().any(|file| !Path::new(file).is_file()) {
        println!("cargo::error=the style sheet and the fonts are not here yet: run ./scripts/assets once, then build again");
    }
}
