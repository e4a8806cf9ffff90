// Builds the library in the working folder and says what came of it.
import { build } from 'broadsheet';

const { papers, formulas, diagnostics, published } = await build({ seeds: 'seeds', out: '_site', cache: false });

console.log(`${papers} papers, ${published === null ? 'not published' : 'published'}`);
console.log(`${formulas.restored + formulas.inferred} formulas were mended`);
for (const { severity, message } of diagnostics) console.log(`${severity}: ${message}`);

//> 4 papers, published
//> 3 formulas were mended
