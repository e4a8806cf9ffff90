// Three entries from two lists: two of them are one paper, which remembers both.
import { mergeEntries } from 'broadsheet';

const abstract = 'We show that a flock can be counted quickly, as long as no sheep is counted twice.';
const papers = mergeEntries([
  { title: 'Counting Sheep in Sublinear Time', abstract, origin: { dump: 'monday.txt', line: 1, endLine: 3 } },
  { title: 'Lullabies Are All You Need', origin: { dump: 'monday.txt', line: 5 } },
  { title: 'Counting sheep in sublinear time.', abstract, origin: { dump: 'tuesday.txt', line: 9, endLine: 11 } },
]);

for (const { title, sightings } of papers) {
  const where = sightings.map(({ origin }) => `${origin.dump}:${origin.line}`).join(' and ');
  console.log(`${title.map(({ source }) => source).join('')}: ${where}`);
}

//> Counting Sheep in Sublinear Time: monday.txt:1 and tuesday.txt:9
//> Lullabies Are All You Need: monday.txt:5
