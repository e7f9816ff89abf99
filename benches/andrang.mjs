// How quick the login is while documents wait to be set and sealed: a demo of its own, in which so many requests for a
// Meldebescheinigung are open all the time, and beside them a stranger who asks for the start page and for the login, one
// after the other on a kept connection. Prints median and 99th percentile in ms, idle and under load. Ends with 1 if the 99th
// percentile under load lies above the goal. This program takes CPU time from the demo; both share the cores.
//
//   node benches/andrang.mjs BINARY [WAITING] [ROUNDS]

import { client, field, form, quantile, withDemo } from './client.mjs';

const GOAL_MS = 50;
const [binary, waiting = '100', rounds = '1000'] = process.argv.slice(2);
const person = client(Number(waiting));
const stranger = client();

/** Asks for the pages in turns, `rounds` times each, and gives their times. */
async function measure(pages) {
  const times = pages.map(() => []);
  for (let round = 0; round < Number(rounds) + 20; round += 1) {
    for (const [page, [, url, wanted]] of pages.entries()) {
      const begin = process.hrtime.bigint();
      const { status } = await stranger.ask(url, { follow: false, stranger: true });
      if (status !== wanted) throw new Error(`${url} answers ${status}`);
      if (round >= 20) times[page].push(Number(process.hrtime.bigint() - begin) / 1e6);
    }
  }
  return times;
}

await withDemo(binary, async (base) => {
  const pages = [['/', `${base}/`, 200], ['/anmelden', `${base}/anmelden?zurueck=/faelle`, 303]];
  const idle = await measure(pages);

  const page = await person.logIn(base, 'erika', '/bescheinigung');
  const request = { method: 'POST', body: form({ csrf: field(page, 'csrf') }), follow: false };
  let [open, done] = [true, 0];
  const begin = process.hrtime.bigint();
  const queue = Array.from({ length: Number(waiting) }, async () => {
    while (open) {
      const { status, headers } = await person.ask(`${base}/bescheinigung`, request);
      if (status !== 303 || !/^\/bescheinigung\/./.test(headers.location)) throw new Error(`a document: ${status} ${headers.location}`);
      done += 1;
    }
  });
  const loaded = await Promise.race([measure(pages), ...queue.map((one) => one.then(() => Promise.reject(new Error('nothing waits'))))]);
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  console.log(`${waiting} wait all the time; ${done} documents in ${seconds.toFixed(1)} s, ${(done / seconds).toFixed(0)} a second\n`);
  open = false;
  await Promise.all(queue);

  console.log('| page | idle: median ms | 99 % ms | under load: median ms | 99 % ms | |\n|---|--:|--:|--:|--:|---|');
  for (const [number, [name]] of pages.entries()) {
    const figures = [idle, loaded].flatMap((times) => [0.5, 0.99].map((share) => quantile(times[number], share)));
    const reached = figures[3] <= GOAL_MS;
    console.log(`| ${name} | ${figures.map((figure) => figure.toFixed(2)).join(' | ')} | ${reached ? 'reached' : 'MISSED'} |`);
    if (!reached) process.exitCode = 1;
  }
});
person.close();
stranger.close();
