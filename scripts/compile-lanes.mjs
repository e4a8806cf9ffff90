// Compiles src/arrange/lanes.wat, the little arithmetic that JavaScript is slow at. In: that text. Out: src/arrange/lanes.json,
// its bytes in base64. `--check` writes nothing and ends with 1 where the bytes are of another text. Refuses what is no
// WebAssembly, with the place.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openWabt from 'wabt';

const at = (name) => fileURLToPath(new URL(`../src/arrange/${name}`, import.meta.url));

const { parseWat } = await openWabt();
const { buffer } = parseWat('lanes.wat', readFileSync(at('lanes.wat'), 'utf8'), { simd: true, threads: true }).toBinary(
  {},
);
const json = `${JSON.stringify({ code: Buffer.from(buffer).toString('base64') })}\n`;
if (!process.argv.includes('--check')) writeFileSync(at('lanes.json'), json);
else if (readFileSync(at('lanes.json'), 'utf8') !== json) {
  console.error('src/arrange/lanes.json is not made from lanes.wat: run npm run compile-lanes.');
  process.exitCode = 1;
}
