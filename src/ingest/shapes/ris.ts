// RIS, as reference managers write it: `TY  - JOUR`, `TI  - …`, `AB  - …`, `ER  - `. In: lines. Out: entries. A line without
// a tag goes on with the field above. Refuses files that hold no `TY  -`.
import { NO_EDITION } from '../labels.ts';
import { entryOf, fieldName } from '../record.ts';
import type { Shape } from '../shape.ts';
import { cutData, type Problem } from './data.ts';

const TAG = /^([A-Z][A-Z0-9]) {1,2}- ?(.*)$/;

export const ris: Shape = {
  name: 'ris',
  looksLike: 'RIS records, from TY  - to ER  -',
  lacks: (lines) => (lines.some((line) => /^TY {1,2}- /.test(line)) ? null : 'a line TY  -'),
  guesses: false,
  decodes: false,
  cut: (path, lines) => {
    const records: { fields: Map<string, string[]>; line: number; endLine: number; whole: boolean }[] = [];
    let name: string | null = null;
    lines.forEach((line, i) => {
      const [, tag, value] = TAG.exec(line) ?? [];
      const open = records.at(-1);
      if (tag === 'TY') {
        records.push({ fields: new Map(), line: i + 1, endLine: i + 1, whole: false });
        name = null;
      } else if (open === undefined || open.whole) {
        name = null;
      } else if (tag === 'ER') {
        Object.assign(open, { endLine: i + 1, whole: true });
      } else if (tag !== undefined) {
        name = fieldName(tag);
        open.fields.set(name, [...(open.fields.get(name) ?? []), value!]);
        open.endLine = i + 1;
      } else if (name !== null && line.trim() !== '') {
        const texts = open.fields.get(name)!;
        open.fields.set(name, [...texts.slice(0, -1), `${texts.at(-1)}\n${line}`]);
        open.endLine = i + 1;
      }
    });
    const entries = records.flatMap(
      ({ fields, line, endLine }) => entryOf(fields, { dump: path, line, endLine }) ?? [],
    );
    const published = new Set(entries.map(({ origin }) => origin.line));
    const problems = records.flatMap(({ line, endLine, whole }): Problem[] => {
      if (!published.has(line)) {
        return [
          {
            rule: 'bad-record',
            message:
              'a record without a title, with neither abstract nor id, or two that ran together; it is not published',
            line,
            endLine,
          },
        ];
      }
      return whole
        ? []
        : [{ rule: 'cut-off', message: 'this record is not closed; it is read as far as it goes', line, endLine }];
    });
    return cutData(path, lines, entries, NO_EDITION, problems);
  },
};
