//! Stops the build with one line when the assets that the binary embeds have not been fetched yet, and builds again
//! when a file appears in a folder that a macro reads as a whole.

use std::path::Path;

/// What must lie in `assets/`; the lock file there says which versions.
const EMBEDDED: [&str; 5] = [
    "assets/node_modules/@kern-ux/native/dist/kern.min.css",
    "assets/node_modules/@kern-ux/native/dist/fonts/fira-sans/FiraSans-Regular.woff2",
    "assets/node_modules/@kern-ux/native/dist/fonts/fira-sans/FiraSans-SemiBold.woff2",
    "assets/node_modules/@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
    "assets/node_modules/@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
];

/// Folders that are read as a whole; a folder that does not exist would start every build anew.
const FOLDERS: [&str; 4] = ["migrations", "templates", "locales", "examples"];

fn main() {
    for path in EMBEDDED
        .into_iter()
        .chain(FOLDERS.into_iter().filter(|folder| Path::new(folder).is_dir()))
    {
        println!("cargo::rerun-if-changed={path}");
    }
    if EMBEDDED.iter().any(|file| !Path::new(file).is_file()) {
        println!(
            "cargo::error=the style sheet and the fonts are not here yet: run ./scripts/assets once, then build again"
        );
    }
}
