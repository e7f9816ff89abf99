// Contact sheets: one page of HTML for each rendering, with all its pictures, and one that leads to them.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAMEN = {
  1280: 'Desktop',
  360: 'Telefon',
  dunkel: 'Dunkel',
  leicht: 'Leichte Sprache',
  en: 'Englisch',
  320: '320 Pixel',
  zoom: '200 Prozent',
  kontrast: 'Hoher Kontrast',
  druck: 'Druck',
};
const STIL = `body{font:16px/1.4 system-ui,sans-serif;margin:1rem;background:#fff;color:#111}
ul{display:flex;flex-wrap:wrap;gap:1rem;list-style:none;padding:0}li{width:15rem}
img{display:block;width:100%;max-height:34rem;object-fit:cover;object-position:top;border:1px solid #777}`;

/** Writes the sheets of these pictures (`bild`, `ansicht`, `titel`) beside them. */
export function schreibe_boegen(ordner, bilder) {
  const ansichten = Object.entries(NAMEN).filter(([ansicht]) => bilder.some((bild) => bild.ansicht === ansicht));
  for (const [ansicht, name] of ansichten) {
    const zeilen = bilder
      .filter((bild) => bild.ansicht === ansicht)
      .map(({ bild, titel }) => {
        const datei = `${encodeURIComponent(bild)}.png`;
        const worte = `${text(titel)}<br>${text(bild)}`;
        return `<li><a href="${datei}"><img src="${datei}" alt="" loading="lazy">${worte}</a></li>`;
      });
    seite(join(ordner, `bogen-${ansicht}.html`), name, zeilen);
  }
  const verweise = ansichten.map(([ansicht, name]) => `<li><a href="bogen-${ansicht}.html">${name}</a></li>`);
  seite(join(ordner, 'index.html'), 'Alle Seiten', verweise);
}

function seite(pfad, name, zeilen) {
  const kopf = `<!doctype html><html lang="de"><meta charset="utf-8"><title>${name}</title><style>${STIL}</style>`;
  writeFileSync(pfad, `${kopf}<h1>${name}</h1><ul>${zeilen.join('\n')}</ul></html>\n`);
}

const text = (roh) => roh.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
