// Mends a text that lost the markup of its maths, and shows each formula with how sure we are.
import { restoreMaths } from 'broadsheet';

const text = restoreMaths('We prove a rate of O(1/t) for any alphain(0,1].');

for (const segment of text) {
  if (segment.kind === 'formula') console.log(`${segment.source} is ${segment.tex} (${segment.trust})`);
}
console.log(text.map(({ source }) => source).join(''));

//> O(1/t) is O(1/t) (intact)
//> alphain(0,1] is \alpha\in(0,1] (restored)
//> We prove a rate of O(1/t) for any alphain(0,1].
